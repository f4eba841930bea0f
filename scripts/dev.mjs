// `npm run dev [-- firefox]`: build for one browser and again after each change; reload the extension to see it.
import { build } from 'vite';

process.env.TARGET = process.argv[2] ?? 'chrome';
await build({ logLevel: 'info', build: { watch: {} } });
