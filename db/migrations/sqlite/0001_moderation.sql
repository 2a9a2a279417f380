CREATE TABLE `word_rules` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`word` text NOT NULL,
	`actions` text NOT NULL,
	`mute_ms` integer,
	`by` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `word_rules_word` ON `word_rules` (`community`,`word`);
--> statement-breakpoint
CREATE TABLE `moderation_acts` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`member` integer NOT NULL,
	`word` text NOT NULL,
	`found` text NOT NULL,
	`views` text NOT NULL,
	`did` text NOT NULL,
	`message_id` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	`undone_by` text
);
--> statement-breakpoint
CREATE INDEX `moderation_acts_member` ON `moderation_acts` (`community`,`member`,`at`);
