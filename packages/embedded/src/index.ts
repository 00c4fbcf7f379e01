export { type EmbeddedServer, embeddedUrl, openEmbedded, stopEmbedded } from './open.ts';
