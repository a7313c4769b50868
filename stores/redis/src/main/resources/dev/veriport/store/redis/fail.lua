-- KEYS: token, lease, failure. ARGV: owner, how long nobody asks again in ms, how long failures are remembered in ms.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return { 'EXPIRED' }
end
local time = redis.call('TIME')
local retryAt = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2]
local count = string.match(redis.call('GET', KEYS[3]) or '', '^(%d+):') or 0
redis.call('SET', KEYS[3], string.format('%d:%d', count + 1, retryAt), 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
return { 'FAILED' }
