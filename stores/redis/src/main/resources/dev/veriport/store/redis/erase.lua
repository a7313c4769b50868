-- KEYS: mark of the erasure, answers of the verification. ARGV: how long the erasure is remembered in ms.
-- Returns the answers to delete, each as 'id intent'. They stay recorded, so that an erasure that was cut short is repeated.
redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
local answer = redis.call('SMEMBERS', KEYS[2])
table.insert(answer, 1, 'ANSWERS')
return answer
