// `npm run build [-- chrome|firefox]`: the extension for one browser or both, into dist/.
import { build } from 'vite';

const asked = process.argv.slice(2);
for (const target of asked.length > 0 ? asked : ['chrome', 'firefox']) {
  process.env.TARGET = target;
  await build({ logLevel: 'warn' });
  console.log(`built dist/${target}`);
}
