CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`key` text NOT NULL,
	`state` text DEFAULT 'done' NOT NULL,
	`payload` text,
	`error` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_key` ON `inbox` (`account`,`key`);
--> statement-breakpoint
CREATE TABLE `counts` (
	`room` integer NOT NULL,
	`member` integer NOT NULL,
	`bucket` integer NOT NULL,
	`what` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`room`, `member`, `bucket`, `what`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `communities` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`time_zone` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` integer PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`platform_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`community` integer NOT NULL,
	`locale` text,
	`left_at` integer,
	`imported_until` integer,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rooms_platform` ON `rooms` (`account`,`platform_id`);
--> statement-breakpoint
CREATE INDEX `rooms_community` ON `rooms` (`community`);
--> statement-breakpoint
CREATE TABLE `members` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`name` text NOT NULL,
	`locale` text,
	`granted` text DEFAULT 'member' NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `identities` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`account` text NOT NULL,
	`platform_user_id` text NOT NULL,
	`member` integer NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_platform` ON `identities` (`community`,`account`,`platform_user_id`);
--> statement-breakpoint
CREATE INDEX `identities_user` ON `identities` (`platform_user_id`,`account`);
--> statement-breakpoint
CREATE INDEX `identities_member` ON `identities` (`member`);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`room` integer NOT NULL,
	`member` integer NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	`saw_join` integer,
	`via` text,
	`inviter` integer,
	`role` text NOT NULL,
	PRIMARY KEY(`room`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `memberships_member` ON `memberships` (`member`);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`room` integer NOT NULL,
	`member` integer NOT NULL,
	`identity` integer NOT NULL,
	`platform_id` text NOT NULL,
	`reply_to` text,
	`kind` text NOT NULL,
	`text` text,
	`first_text` text,
	`at` integer NOT NULL,
	`edited_at` integer,
	`removed_by` text
);
--> statement-breakpoint
CREATE INDEX `messages_platform` ON `messages` (`platform_id`,`room`);
--> statement-breakpoint
CREATE TABLE `changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sender` integer NOT NULL,
	`what` text NOT NULL,
	`ref` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`room` integer NOT NULL,
	`community` integer NOT NULL,
	`member` integer,
	`role` text,
	`feature` text NOT NULL,
	`step` text NOT NULL,
	`data` text,
	`choices` text NOT NULL,
	`until` integer NOT NULL,
	`closed_by` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `questions_open` ON `questions` (`room`) WHERE "questions"."closed_by" is null;
--> statement-breakpoint
CREATE TABLE `happenings` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`member` integer,
	`what` text NOT NULL,
	`data` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `happenings_what` ON `happenings` (`community`,`what`,`at`);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`room` integer NOT NULL,
	`member` integer NOT NULL,
	`class` text NOT NULL,
	`payload` text NOT NULL,
	`merge_key` text,
	`state` text NOT NULL,
	`fence` integer DEFAULT 0 NOT NULL,
	`sender` integer,
	`unsure_since` integer,
	`lease_until` integer,
	`not_before` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`platform_message_id` text,
	`error` text,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	`settled_at` integer,
	`kind` text,
	`campaign` text,
	`priority` integer,
	`held` text,
	`expires` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_unasked` ON `outbox` (`room`,`not_before`) WHERE "outbox"."kind" is not null;
--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`not_before`,`id`) WHERE "outbox"."state" in ('pending', 'claimed', 'sending');
--> statement-breakpoint
CREATE INDEX `outbox_room` ON `outbox` (`room`,`id`);
--> statement-breakpoint
CREATE TABLE `unsubscribed` (
	`member` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`queue` text NOT NULL,
	`community` integer NOT NULL,
	`room` integer,
	`data` text,
	`state` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`max_attempts` integer DEFAULT 5 NOT NULL,
	`lease_until` integer,
	`pushed_at` integer,
	`error` text,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key` ON `jobs` (`key`);
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`state`,`run_at`);
--> statement-breakpoint
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`by_event` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `settings_key` ON `settings` (`community`,`room`,`key`);
--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer,
	`actor` integer NOT NULL,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	`event_id` text NOT NULL,
	`undone_by` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_community` ON `audit_log` (`community`,`id`);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`records` integer NOT NULL,
	`totals` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imports_source` ON `imports` (`source`);
--> statement-breakpoint
CREATE TABLE `ledger_accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`kind` text NOT NULL,
	`member` integer NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_accounts_owner` ON `ledger_accounts` (`community`,`member`,`name`);
--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`account` integer NOT NULL,
	`against` integer NOT NULL,
	`side` integer NOT NULL,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	`identity` integer,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "ledger_entries_amount" CHECK("ledger_entries"."amount" > 0),
	CONSTRAINT "ledger_entries_side" CHECK("ledger_entries"."side" in (-1, 1))
);
--> statement-breakpoint
CREATE INDEX `ledger_entries_account` ON `ledger_entries` (`account`,`at`);
--> statement-breakpoint
CREATE TABLE `balances` (
	`account` integer PRIMARY KEY NOT NULL,
	`balance` integer NOT NULL,
	CONSTRAINT "balances_not_negative" CHECK("balances"."balance" >= 0)
);
--> statement-breakpoint
CREATE TABLE `point_links` (
	`link` integer PRIMARY KEY NOT NULL,
	`amount` integer NOT NULL,
	`after` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `click_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`url` text NOT NULL,
	`name` text NOT NULL,
	`is_on` integer NOT NULL,
	`shared` integer NOT NULL,
	`author` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `click_links_url` ON `click_links` (`community`,`url`);
--> statement-breakpoint
CREATE TABLE `click_codes` (
	`code` text PRIMARY KEY NOT NULL,
	`link` integer NOT NULL,
	`room` integer NOT NULL,
	`platform` text NOT NULL,
	`campaign` text NOT NULL,
	`variant` text NOT NULL,
	`sharer` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `click_codes_link` ON `click_codes` (`link`,`room`,`sharer`);
--> statement-breakpoint
CREATE TABLE `click_days` (
	`code` text NOT NULL,
	`day` text NOT NULL,
	`clicks` integer NOT NULL,
	`visitors` integer NOT NULL,
	PRIMARY KEY(`code`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `click_seen` (
	`hash` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `click_seen_until` ON `click_seen` (`until`);
--> statement-breakpoint
CREATE TABLE `click_salts` (
	`community` integer NOT NULL,
	`day` text NOT NULL,
	`salt` text NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`community`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `checkins` (
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`day` text NOT NULL,
	`streak` integer NOT NULL,
	`repeats` integer DEFAULT 0 NOT NULL,
	`made_up` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `checkins_day` ON `checkins` (`community`,`day`);
--> statement-breakpoint
CREATE TABLE `makeup_cards` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`first` integer NOT NULL,
	`how` text NOT NULL,
	`day` text,
	`month` text,
	`used_by` text,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `makeup_cards_member` ON `makeup_cards` (`member`);
--> statement-breakpoint
CREATE TABLE `checkin_milestones` (
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`days` integer NOT NULL,
	`day` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member`, `days`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `checkin_days` (
	`community` integer NOT NULL,
	`day` text NOT NULL,
	`n` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`community`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `checkin_goals` (
	`community` integer NOT NULL,
	`day` text NOT NULL,
	`first` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `point_windows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`from` integer NOT NULL,
	`to` integer NOT NULL,
	`percent` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `standings` (
	`community` integer NOT NULL,
	`board` text NOT NULL,
	`member` integer NOT NULL,
	`hidden` integer NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`community`, `member`, `board`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `standings_order` ON `standings` (`community`,`board`,`hidden`,`value`,`member`);
--> statement-breakpoint
CREATE TABLE `off_board` (
	`member` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seasons` (
	`community` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`began` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`community`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `member_levels` (
	`member` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`earned` integer NOT NULL,
	`level` integer NOT NULL,
	`title` text NOT NULL,
	`entry` integer NOT NULL,
	`at` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `level_perks` (
	`community` integer NOT NULL,
	`level` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`community`, `level`, `kind`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `badges` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`title` text NOT NULL,
	`what` text NOT NULL,
	`times` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `badge_counts` (
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`what` text NOT NULL,
	`n` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`member`, `what`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `badges_held` (
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`badge` text NOT NULL,
	`at` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`member`, `badge`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `word_rules` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`kind` text NOT NULL,
	`word` text NOT NULL,
	`actions` text NOT NULL,
	`mute_ms` integer,
	`points` integer NOT NULL,
	`spec` text NOT NULL,
	`variants` text NOT NULL,
	`scope` text NOT NULL,
	`category` text,
	`severity` integer NOT NULL,
	`state` text NOT NULL,
	`by` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `word_rules_word` ON `word_rules` (`community`,`kind`,`word`);
--> statement-breakpoint
CREATE TABLE `word_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`list` integer NOT NULL,
	`word` text NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `word_entries_word` ON `word_entries` (`list`,`word`);
--> statement-breakpoint
CREATE TABLE `word_watch` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`rule` integer NOT NULL,
	`room` integer NOT NULL,
	`member` integer NOT NULL,
	`found` text NOT NULL,
	`around` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `word_watch_rule` ON `word_watch` (`rule`);
--> statement-breakpoint
CREATE TABLE `moderation_acts` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`member` integer NOT NULL,
	`kind` text NOT NULL,
	`rule` text NOT NULL,
	`rule_id` integer,
	`about` text NOT NULL,
	`found` text NOT NULL,
	`views` text NOT NULL,
	`did` text NOT NULL,
	`weight` integer NOT NULL,
	`strikes` integer NOT NULL,
	`message_id` text,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	`undone_by` text
);
--> statement-breakpoint
CREATE INDEX `moderation_acts_member` ON `moderation_acts` (`community`,`member`,`at`);
--> statement-breakpoint
CREATE INDEX `moderation_acts_room` ON `moderation_acts` (`room`,`at`);
--> statement-breakpoint
CREATE TABLE `moderation_appeals` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`act` integer NOT NULL,
	`member` integer NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`asked` integer,
	`tries` integer NOT NULL,
	`until` integer NOT NULL,
	`decided_by` integer,
	`decided_at` integer,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `moderation_appeals_act` ON `moderation_appeals` (`act`);
--> statement-breakpoint
CREATE TABLE `moderation_appeal_asked` (
	`appeal` integer NOT NULL,
	`member` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`appeal`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `moderation_brakes` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	`decided_by` integer,
	`decided_at` integer,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `moderation_brakes_room` ON `moderation_brakes` (`room`,`at`);
--> statement-breakpoint
CREATE TABLE `moderation_held` (
	`act` integer PRIMARY KEY NOT NULL,
	`brake` integer NOT NULL,
	`would` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`message_id` text NOT NULL,
	`author` integer NOT NULL,
	`excerpt` text,
	`state` text NOT NULL,
	`weight` integer NOT NULL,
	`card_at` integer,
	`decided_by` integer,
	`decided_event` text,
	`decided_at` integer,
	`act` text,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_message` ON `reports` (`room`,`message_id`);
--> statement-breakpoint
CREATE INDEX `reports_open` ON `reports` (`community`,`state`);
--> statement-breakpoint
CREATE INDEX `reports_decided` ON `reports` (`decided_event`);
--> statement-breakpoint
CREATE TABLE `report_voices` (
	`report` integer NOT NULL,
	`member` integer NOT NULL,
	`reason` text NOT NULL,
	`weight` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`report`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `report_voices_member` ON `report_voices` (`member`,`at`);
--> statement-breakpoint
CREATE TABLE `conduct_marks` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`weight` integer NOT NULL,
	`good` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conduct_marks_ref` ON `conduct_marks` (`community`,`member`,`kind`,`ref`);
--> statement-breakpoint
CREATE TABLE `draws` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`by` integer NOT NULL,
	`prizes` text NOT NULL,
	`closes_at` integer NOT NULL,
	`full` integer,
	`price` integer NOT NULL,
	`needs` text NOT NULL,
	`weighting` text NOT NULL,
	`phrase` text,
	`seed` text NOT NULL,
	`commitment` text NOT NULL,
	`list_hash` text,
	`state` text NOT NULL,
	`event_id` text NOT NULL,
	`closed_by` text,
	`at` integer NOT NULL,
	`drawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `draws_open` ON `draws` (`room`) WHERE "draws"."state" = 'open';
--> statement-breakpoint
CREATE TABLE `draw_entries` (
	`draw` integer NOT NULL,
	`number` integer NOT NULL,
	`member` integer NOT NULL,
	`weight` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`draw`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `draw_entries_member` ON `draw_entries` (`draw`,`member`);
--> statement-breakpoint
CREATE TABLE `draw_places` (
	`draw` integer NOT NULL,
	`place` integer NOT NULL,
	`prize` integer NOT NULL,
	`number` integer NOT NULL,
	`member` integer NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`until` integer NOT NULL,
	`event_id` text NOT NULL,
	`closed_by` text,
	PRIMARY KEY(`draw`, `place`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `draw_places_number` ON `draw_places` (`draw`,`number`);
--> statement-breakpoint
CREATE TABLE `quiet` (
	`room` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`until` integer NOT NULL,
	`since` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `raids` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`joins` integer NOT NULL,
	`requests` integer DEFAULT 0 NOT NULL,
	`last_join_at` integer NOT NULL,
	`locked` integer DEFAULT false NOT NULL,
	`braked` integer DEFAULT false NOT NULL,
	`granted` integer DEFAULT false NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `raids_room` ON `raids` (`room`,`ended_at`);
--> statement-breakpoint
CREATE TABLE `join_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`member` integer NOT NULL,
	`raid` integer,
	`state` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`answers` text NOT NULL,
	`muted` integer NOT NULL,
	`until` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE INDEX `join_checks_room` ON `join_checks` (`room`,`member`);
--> statement-breakpoint
CREATE INDEX `join_checks_raid` ON `join_checks` (`raid`);
--> statement-breakpoint
CREATE TABLE `names_allowed` (
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`name` text NOT NULL,
	`by` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `member`, `name`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rule_acks` (
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`member` integer NOT NULL,
	`version` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`room`, `member`, `version`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`definition` text NOT NULL,
	`hash` text NOT NULL,
	`state` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaigns_name` ON `campaigns` (`community`,`source`,`name`);
--> statement-breakpoint
CREATE TABLE `campaign_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`campaign` integer NOT NULL,
	`definition` text NOT NULL,
	`planned` integer NOT NULL,
	`how` text NOT NULL,
	`state` text NOT NULL,
	`mark` integer NOT NULL,
	`started_by` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `campaign_runs_planned` ON `campaign_runs` (`campaign`,`planned`);
--> statement-breakpoint
CREATE TABLE `campaign_trials` (
	`campaign` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`trial` integer NOT NULL,
	`hash` text NOT NULL,
	`kind` text NOT NULL,
	`sides` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`state` text NOT NULL,
	`chosen` integer,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `campaign_sends` (
	`run` integer NOT NULL,
	`step` integer NOT NULL,
	`room` integer NOT NULL,
	`member` integer NOT NULL,
	`chat` integer,
	`skipped` text,
	`mark` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`run`, `step`, `room`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `campaign_sends_room` ON `campaign_sends` (`room`,`at`);
--> statement-breakpoint
CREATE INDEX `campaign_sends_member` ON `campaign_sends` (`member`,`at`);
--> statement-breakpoint
CREATE TABLE `recap_counts` (
	`place` integer NOT NULL,
	`span` text NOT NULL,
	`what` text NOT NULL,
	`n` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`place`, `span`, `what`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `recap_speakers` (
	`place` integer NOT NULL,
	`member` integer NOT NULL,
	`day` text NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`place`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `recap_speakers_member` ON `recap_speakers` (`member`);
--> statement-breakpoint
CREATE TABLE `recap_topics` (
	`room` integer NOT NULL,
	`day` text NOT NULL,
	`topic` text NOT NULL,
	`replies` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`room`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `schedules` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer,
	`by` integer NOT NULL,
	`words` text NOT NULL,
	`when` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`next` integer,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `schedules_room` ON `schedules` (`community`,`room`);
--> statement-breakpoint
CREATE TABLE `topics` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`key` text NOT NULL,
	`source` text NOT NULL,
	`words` text NOT NULL,
	`theme` text,
	`days` text NOT NULL,
	`tags` text NOT NULL,
	`state` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topics_key` ON `topics` (`community`,`source`,`key`);
--> statement-breakpoint
CREATE TABLE `topic_posts` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`topic` integer NOT NULL,
	`campaign` text,
	`state` text NOT NULL,
	`window_ms` integer NOT NULL,
	`until` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `topic_posts_room` ON `topic_posts` (`room`,`topic`);
--> statement-breakpoint
CREATE INDEX `topic_posts_open` ON `topic_posts` (`room`) WHERE "topic_posts"."state" = 'open';
--> statement-breakpoint
CREATE TABLE `topic_replies` (
	`id` integer PRIMARY KEY NOT NULL,
	`post` integer NOT NULL,
	`member` integer NOT NULL,
	`message_id` text NOT NULL,
	`excerpt` text,
	`length` integer NOT NULL,
	`novelty` integer DEFAULT 0 NOT NULL,
	`reactions` integer DEFAULT 0 NOT NULL,
	`points` integer DEFAULT 0 NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topic_replies_member` ON `topic_replies` (`post`,`member`);
--> statement-breakpoint
CREATE TABLE `topic_rooms` (
	`room` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`seed` integer NOT NULL,
	`silent` integer DEFAULT 0 NOT NULL,
	`every` integer DEFAULT 1 NOT NULL,
	`turns` integer DEFAULT 0 NOT NULL,
	`asked_at` integer
);
--> statement-breakpoint
CREATE TABLE `topic_tallies` (
	`community` integer PRIMARY KEY NOT NULL,
	`cursor` integer NOT NULL,
	`week` text NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `topic_terms` (
	`room` integer NOT NULL,
	`week` text NOT NULL,
	`term` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`room`, `week`, `term`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `topic_offers` (
	`community` integer NOT NULL,
	`term` text NOT NULL,
	`topic` integer,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `term`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `polls` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`by` integer NOT NULL,
	`question` text NOT NULL,
	`options` text NOT NULL,
	`multiple` integer NOT NULL,
	`anonymous` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`state` text NOT NULL,
	`counts` text,
	`voters` integer,
	`event_id` text NOT NULL,
	`closed_by` text,
	`at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `polls_open` ON `polls` (`community`) WHERE "polls"."state" = 'open';
--> statement-breakpoint
CREATE TABLE `poll_places` (
	`poll` integer NOT NULL,
	`room` integer NOT NULL,
	`mode` text NOT NULL,
	`message_id` text,
	`question` integer,
	`event_id` text NOT NULL,
	PRIMARY KEY(`poll`, `room`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `poll_places_room` ON `poll_places` (`room`);
--> statement-breakpoint
CREATE TABLE `poll_votes` (
	`poll` integer NOT NULL,
	`member` integer NOT NULL,
	`choices` text NOT NULL,
	`chosen` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`poll`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `poll_votes_member` ON `poll_votes` (`member`);
--> statement-breakpoint
CREATE TABLE `surveys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`file` text,
	`definition` text NOT NULL,
	`state` text NOT NULL,
	`by` integer,
	`opened_at` integer,
	`closes_at` integer,
	`closed_at` integer,
	`at` integer NOT NULL,
	`event_id` text NOT NULL,
	`closed_by` text
);
--> statement-breakpoint
CREATE INDEX `surveys_open` ON `surveys` (`community`) WHERE "surveys"."state" = 'open';
--> statement-breakpoint
CREATE TABLE `survey_posts` (
	`survey` integer NOT NULL,
	`room` integer NOT NULL,
	`at` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`survey`, `room`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `survey_seats` (
	`survey` integer NOT NULL,
	`member` integer NOT NULL,
	`identity` integer NOT NULL,
	`room` integer NOT NULL,
	`state` text NOT NULL,
	`answers` text NOT NULL,
	`spent` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`started_at` integer NOT NULL,
	`reminded_by` text,
	`event_id` text NOT NULL,
	PRIMARY KEY(`survey`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `survey_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`survey` integer NOT NULL,
	`member` integer,
	`identity` integer,
	`answers` text NOT NULL,
	`platform` text NOT NULL,
	`batch` integer NOT NULL,
	`spent` integer,
	`finished_at` integer,
	`counts` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `survey_answers_of` ON `survey_answers` (`survey`);
--> statement-breakpoint
CREATE TABLE `survey_quotas` (
	`survey` integer NOT NULL,
	`quota` integer NOT NULL,
	`taken` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`survey`, `quota`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `survey_pages` (
	`token` text PRIMARY KEY NOT NULL,
	`shows` text NOT NULL,
	`survey` integer NOT NULL,
	`member` integer NOT NULL,
	`room` integer NOT NULL,
	`until` integer NOT NULL,
	`event_id` text NOT NULL,
	`closed_by` text
);
--> statement-breakpoint
CREATE TABLE `survey_talks` (
	`survey` integer NOT NULL,
	`member` integer NOT NULL,
	`state` text NOT NULL,
	`by` integer NOT NULL,
	`room` integer NOT NULL,
	`at` integer NOT NULL,
	`reminded_at` integer,
	`answered_at` integer,
	`event_id` text NOT NULL,
	PRIMARY KEY(`survey`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `kudos` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`giver` integer NOT NULL,
	`receiver` integer NOT NULL,
	`day` text NOT NULL,
	`words` integer NOT NULL,
	`counted` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kudos_once` ON `kudos` (`giver`,`receiver`,`day`);
--> statement-breakpoint
CREATE INDEX `kudos_room` ON `kudos` (`room`,`at`);
--> statement-breakpoint
CREATE INDEX `kudos_receiver` ON `kudos` (`receiver`,`at`);
--> statement-breakpoint
CREATE TABLE `surprises` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`week` text NOT NULL,
	`amount` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `surprises_week` ON `surprises` (`community`,`week`);
--> statement-breakpoint
CREATE TABLE `referrals` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`invitee` integer NOT NULL,
	`inviter` integer,
	`channel` text,
	`state` text NOT NULL,
	`why` text,
	`paid` integer DEFAULT 0 NOT NULL,
	`joined_at` integer NOT NULL,
	`kept_at` integer,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referrals_invitee` ON `referrals` (`community`,`invitee`);
--> statement-breakpoint
CREATE INDEX `referrals_inviter` ON `referrals` (`inviter`,`state`);
--> statement-breakpoint
CREATE TABLE `referral_codes` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`code` text NOT NULL,
	`member` integer,
	`channel` text,
	`link_at` integer,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `referral_codes_code` ON `referral_codes` (`code`);
--> statement-breakpoint
CREATE INDEX `referral_codes_member` ON `referral_codes` (`member`);
--> statement-breakpoint
CREATE TABLE `shop_items` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`no` integer NOT NULL,
	`name` text NOT NULL,
	`price` integer NOT NULL,
	`kind` text NOT NULL,
	`stock` integer,
	`per_member` integer NOT NULL,
	`need` text NOT NULL,
	`state` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "shop_items_stock" CHECK("shop_items"."stock" is null or "shop_items"."stock" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shop_items_no` ON `shop_items` (`community`,`no`);
--> statement-breakpoint
CREATE TABLE `shop_orders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`item` integer NOT NULL,
	`member` integer NOT NULL,
	`identity` integer NOT NULL,
	`price` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` integer,
	`closed_by` text,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `shop_orders_member` ON `shop_orders` (`member`,`item`);
--> statement-breakpoint
CREATE INDEX `shop_orders_state` ON `shop_orders` (`community`,`state`);
--> statement-breakpoint
CREATE TABLE `shop_codes` (
	`id` integer PRIMARY KEY NOT NULL,
	`item` integer NOT NULL,
	`code` text NOT NULL,
	`order_id` integer,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shop_codes_code` ON `shop_codes` (`item`,`code`);
--> statement-breakpoint
CREATE UNIQUE INDEX `shop_codes_order` ON `shop_codes` (`order_id`);
--> statement-breakpoint
CREATE INDEX `shop_codes_free` ON `shop_codes` (`item`,`order_id`);
--> statement-breakpoint
CREATE TABLE `packets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`giver` integer NOT NULL,
	`amount` integer NOT NULL,
	`count` integer NOT NULL,
	`split` text NOT NULL,
	`seed` integer NOT NULL,
	`shares` text NOT NULL,
	`taken` integer DEFAULT 0 NOT NULL,
	`minted` integer NOT NULL,
	`state` text NOT NULL,
	`until` integer NOT NULL,
	`event_id` text NOT NULL,
	`closed_by` text,
	`at` integer NOT NULL,
	CONSTRAINT "packets_taken" CHECK("packets"."taken" between 0 and "packets"."count")
);
--> statement-breakpoint
CREATE INDEX `packets_state` ON `packets` (`state`,`room`);
--> statement-breakpoint
CREATE INDEX `packets_community` ON `packets` (`community`,`at`);
--> statement-breakpoint
CREATE TABLE `packet_claims` (
	`packet` integer NOT NULL,
	`member` integer NOT NULL,
	`amount` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`packet`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`giver` integer NOT NULL,
	`taker` integer NOT NULL,
	`amount` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `transfers_community` ON `transfers` (`community`,`at`);
--> statement-breakpoint
CREATE TABLE `transfer_signals` (
	`community` integer NOT NULL,
	`kind` text NOT NULL,
	`member` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `transfer_signals_member` ON `transfer_signals` (`member`,`kind`);
--> statement-breakpoint
CREATE TABLE `games` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`room` integer NOT NULL,
	`kind` text NOT NULL,
	`slot` text NOT NULL,
	`state` text NOT NULL,
	`data` text NOT NULL,
	`by` integer NOT NULL,
	`event_id` text NOT NULL,
	`closed_by` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `games_one` ON `games` (`room`,`slot`) WHERE "games"."state" = 'on';
--> statement-breakpoint
CREATE TABLE `game_turns` (
	`game` integer NOT NULL,
	`what` text NOT NULL,
	`member` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`game`, `what`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `game_proofs` (
	`game` integer NOT NULL,
	`member` integer NOT NULL,
	`first` integer NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`event_id` text NOT NULL,
	`closed_by` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`game`, `member`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `quiz_questions` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`bank` text NOT NULL,
	`question` text NOT NULL,
	`answers` text NOT NULL,
	`choices` text NOT NULL,
	`why` text,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_questions_text` ON `quiz_questions` (`community`,`bank`,`question`);
--> statement-breakpoint
CREATE TABLE `link_codes` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`room` integer NOT NULL,
	`until` integer NOT NULL,
	`used_by` text,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `link_codes_code` ON `link_codes` (`code`);
--> statement-breakpoint
CREATE TABLE `links` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`was` integer NOT NULL,
	`identities` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	`parted_at` integer
);
--> statement-breakpoint
CREATE INDEX `links_member` ON `links` (`member`);
--> statement-breakpoint
CREATE TABLE `link_tries` (
	`identity` integer PRIMARY KEY NOT NULL,
	`n` integer NOT NULL,
	`since` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `roster_seats` (
	`id` integer PRIMARY KEY NOT NULL,
	`room` integer NOT NULL,
	`user` text NOT NULL,
	`name` text NOT NULL,
	`alias` text,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `roster_seats_room` ON `roster_seats` (`room`,`id`);
--> statement-breakpoint
CREATE TABLE `recognise_cases` (
	`id` integer PRIMARY KEY NOT NULL,
	`community` integer NOT NULL,
	`data` text NOT NULL,
	`closed_by` text,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `recognise_cases_community` ON `recognise_cases` (`community`);
--> statement-breakpoint
CREATE TABLE `recognise_tries` (
	`member` integer PRIMARY KEY NOT NULL,
	`n` integer NOT NULL,
	`since` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `community_codes` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`room` integer NOT NULL,
	`until` integer NOT NULL,
	`used_by` text,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `community_codes_code` ON `community_codes` (`code`);
--> statement-breakpoint
CREATE TABLE `group_lists` (
	`member` integer PRIMARY KEY NOT NULL,
	`rooms` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `group_waits` (
	`room` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`by` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `friends_accepted` (
	`id` integer PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`user` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `friends_accepted_account` ON `friends_accepted` (`account`,`at`);
--> statement-breakpoint
CREATE TABLE `member_tags` (
	`community` integer NOT NULL,
	`member` integer NOT NULL,
	`tag` text NOT NULL,
	`key` text NOT NULL,
	`source` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `member`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tag_rules` (
	`community` integer NOT NULL,
	`key` text NOT NULL,
	`tag` text NOT NULL,
	`what` text NOT NULL,
	`at_least` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`community`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `claim_tries` (
	`id` integer PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`platform_user_id` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `claim_tries_user` ON `claim_tries` (`account`,`platform_user_id`,`at`);
--> statement-breakpoint
CREATE TABLE `trials` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`community` integer NOT NULL,
	`kind` text NOT NULL,
	`goal` text NOT NULL,
	`unit` text NOT NULL,
	`variants` text NOT NULL,
	`seed` text NOT NULL,
	`gain` integer NOT NULL,
	`days` integer NOT NULL,
	`needed` integer NOT NULL,
	`plain` integer NOT NULL,
	`state` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`verdict` text,
	`campaign` text NOT NULL,
	`campaign_row` integer NOT NULL,
	`campaign_hash` text NOT NULL,
	`author` integer NOT NULL,
	`room` integer NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `trials_community` ON `trials` (`community`,`id`);
--> statement-breakpoint
CREATE TABLE `trial_units` (
	`trial` integer NOT NULL,
	`member` integer NOT NULL,
	`room` integer NOT NULL,
	`variant` integer NOT NULL,
	`size` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`trial`, `member`, `room`)
) WITHOUT ROWID;
