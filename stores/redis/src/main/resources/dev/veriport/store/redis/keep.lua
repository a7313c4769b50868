-- KEYS: intent, answer, verifications. ARGV: sealed answer, its id, how long it is kept in ms, how long the intent is remembered in
-- ms. Returns the id of the answer, and its verifications: an answer that replaces a stored one has those of that one, and its id.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local id = string.match(redis.call('GET', KEYS[1]) or '', '^%d+ kept (.*)$')
local verifications = {}
if id and redis.call('EXISTS', KEYS[2]) == 1 then
  verifications = redis.call('SMEMBERS', KEYS[3])
else
  id = ARGV[2]
end
-- These first: without memory Redis refuses them, but only as long as the script has written nothing.
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[3])
redis.call('SET', KEYS[1], string.format('%d kept %s', now, id), 'PX', ARGV[4])
if #verifications > 0 then
  redis.call('PEXPIRE', KEYS[3], ARGV[3])
else
  redis.call('DEL', KEYS[3])
end
return { 'KEPT', id, unpack(verifications) }
