CREATE TABLE `continuities` (
	`platform` text PRIMARY KEY NOT NULL,
	`record` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policy_versions` (
	`platform` text NOT NULL,
	`address` text NOT NULL,
	`first_seen` text NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`platform`, `address`, `first_seen`)
);
