-- KEYS: mark of the erasure, answers of the verification. ARGV: how long the erasure is remembered in ms.
-- Returns the names of the answers to delete. They stay in the set, so that an erasure that was cut short can be repeated.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
local answer = redis.call('ZRANGEBYSCORE', KEYS[2], string.format('%d', now), '+inf')
table.insert(answer, 1, 'ANSWERS')
return answer
