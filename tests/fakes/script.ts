/** A fake of crxjs's `?script` imports: the name of the file that the script is built into. */
export default 'script.js';
