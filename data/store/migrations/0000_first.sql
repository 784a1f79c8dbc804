CREATE TABLE `alarms` (
	`id` integer PRIMARY KEY NOT NULL,
	`record` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `complaints` (
	`source` text NOT NULL,
	`number` text NOT NULL,
	`platform` text NOT NULL,
	`posted_at` text NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`source`, `number`, `platform`)
);
--> statement-breakpoint
CREATE INDEX `complaints_by_platform` ON `complaints` (`platform`,`posted_at`);--> statement-breakpoint
CREATE TABLE `contents` (
	`id` integer PRIMARY KEY NOT NULL,
	`as_of` text NOT NULL,
	`visits` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policies` (
	`platform` text NOT NULL,
	`address` text NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`platform`, `address`)
);
--> statement-breakpoint
CREATE TABLE `scorecards` (
	`platform` text PRIMARY KEY NOT NULL,
	`record` text NOT NULL,
	`rank` text
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`record` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tallies` (
	`source` text NOT NULL,
	`platform` text NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`source`, `platform`)
);
