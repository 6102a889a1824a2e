-- Which interfaces a token lets its holder use, with spaces between them; until now all.
ALTER TABLE tokens ADD COLUMN scopes TEXT NOT NULL DEFAULT 'all-apis';
