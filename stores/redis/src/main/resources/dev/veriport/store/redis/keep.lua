-- KEYS: intent, answer. ARGV: sealed answer, its id, how long it is kept in ms, how long the intent is remembered in ms.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[3])
redis.call('SET', KEYS[1], string.format('%d kept %s', now, ARGV[2]), 'PX', ARGV[4])
return { 'KEPT' }
