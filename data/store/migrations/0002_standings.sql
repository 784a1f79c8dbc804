CREATE TABLE `standings` (
	`id` integer PRIMARY KEY NOT NULL,
	`record` text NOT NULL
);
