#!/usr/bin/env node
import { runCommandLine } from "./run.ts";

// React makes pages several times as fast where this is said before it is loaded, which the server does later.
process.env.NODE_ENV ??= "production";
process.exitCode = await runCommandLine(process.argv.slice(2), process.env);
