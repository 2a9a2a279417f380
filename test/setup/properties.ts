/**
 * Properties are tried on the same examples in every run, so that a change is to blame for what fails. `PROPERTIES=42`
 * tries others: what they find becomes a test of its own.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['PROPERTIES'] ?? 1) });
