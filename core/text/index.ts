/** The text library: folding, matching, segmentation. Knows nothing of bots; usable on its own. */
export { foldCommand } from './command.ts';
export { fold, foldedText, type View } from './fold.ts';
