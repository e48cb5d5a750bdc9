import fc from "fast-check";

/**
 * Property tests draw the same cases at every run, so that what passes once passes again. `CORRIDOR_SEED=7` draws others;
 * what fails there is mended and kept as a test of its own.
 */
fc.configureGlobal({ seed: Number(process.env.CORRIDOR_SEED ?? 19941219) });
