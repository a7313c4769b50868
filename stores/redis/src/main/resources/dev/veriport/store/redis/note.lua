-- KEYS: intent, answer, verifications. ARGV: a verification that the answer is about.
-- Returns the id of the answer, and for how many ms it is still kept.
local id = string.match(redis.call('GET', KEYS[1]) or '', '^%d+ kept (.*)$')
local left = redis.call('PTTL', KEYS[2])
if not id or left <= 0 then
  return { 'NONE' }
end
redis.call('SADD', KEYS[3], ARGV[1])
redis.call('PEXPIRE', KEYS[3], left)
return { 'NOTED', id, left }
