-- A policy holds by the function that it was made with, not by whatever has its name later. What
-- cannot be found here closes its tables until the policy is set again.
ALTER TABLE policies
  ADD COLUMN function_id TEXT NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

UPDATE policies SET function_id = COALESCE(
  (SELECT f.id FROM functions f
   WHERE f.catalog_key = lower(policies.function_catalog)
     AND f.schema_key = lower(policies.function_schema)
     AND f.name_key = lower(policies.function_name)),
  '00000000-0000-0000-0000-000000000000');

UPDATE tag_policies SET definition = replace(
  definition, '"function":{',
  '"functionId":"00000000-0000-0000-0000-000000000000","function":{');
