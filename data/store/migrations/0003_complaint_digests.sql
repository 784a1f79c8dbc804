CREATE TABLE `complaint_digests` (
	`platform` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL
);
