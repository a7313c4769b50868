package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages of Redis 6.2, 7 and 8, and of Valkey 8, as they send them. */
final class ServerErrorTest {
    private static RedisFailure failure(String message) {
        return RedisFailure.of(new RedisCommandExecutionException(message), "veriport:{x}:token", Script.CLAIM);
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "LOOK_AGAIN | UNAVAILABLE | READONLY You can't write against a read only replica.",
                "LOOK_AGAIN | UNAVAILABLE | READONLY You can't write against a read only replica. script: ab, on @user_script:2.",
                "LOOK_AGAIN | UNAVAILABLE | MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
                "LOOK_AGAIN | UNAVAILABLE | LOADING Redis is loading the dataset in memory",
                "LOOK_AGAIN | UNAVAILABLE | CLUSTERDOWN Hash slot not served",
                "LOOK_AGAIN | UNAVAILABLE | MOVED 5400 127.0.0.1:6379",
                "LOOK_AGAIN | UNAVAILABLE | UNBLOCKED force unblock from blocking operation, instance state changed",
                "AWAY | UNAVAILABLE | TRYAGAIN Multiple keys request during rehashing of slot",
                "AWAY | UNAVAILABLE | OOM command not allowed when used memory > 'maxmemory'.",
                "AWAY | UNAVAILABLE | MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist",
                "AWAY | UNAVAILABLE | NOREPLICAS Not enough good replicas to write.",
                "AWAY | UNAVAILABLE | BUSY Redis is busy running a script.",
                "AWAY | UNAVAILABLE | ERR max number of clients reached",
                "AWAY | UNAVAILABLE | ERR of another kind",
                "NOT_ALLOWED | CONFIGURATION | NOAUTH Authentication required.",
                "NOT_ALLOWED | CONFIGURATION | NOAUTH HELLO must be called with the client already authenticated",
                "NOT_ALLOWED | CONFIGURATION | WRONGPASS invalid username-password pair or user is disabled.",
                "NOT_ALLOWED | CONFIGURATION | DENIED Redis is running in protected mode because",
                "NOT_ALLOWED | CONFIGURATION | ERR DB index is out of range",
                "NOT_ALLOWED | CONFIGURATION | ERR SELECT is not allowed in cluster mode",
                "NOT_ALLOWED | CONFIGURATION | ERR unknown command 'EVALSHA', with args beginning with:",
                "NOT_ALLOWED | CONFIGURATION | NOPERM User veriport has no permissions to run the 'eval' command",
                "NOT_OURS | CONFIGURATION | WRONGTYPE Operation against a key holding the wrong kind of value",
            })
    @DisplayName("each error of a server has its meaning")
    void meaning(FailureMeaning meaning, ErrorCode code, String message) {
        assertThat(failure(message).meaning()).isEqualTo(meaning);
        assertThat(failure(message).toException().code()).isEqualTo(code);
        assertThat(failure(message).message()).doesNotContain(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "+evalsha | NOPERM User veriport has no permissions to run the 'evalsha' command",
                "+evalsha | NOPERM this user has no permissions to run the 'evalsha' command or its subcommand",
                "+set | NOPERM ACL failure in script: User veriport has no permissions to run the 'set' command script: ab",
                "+pttl | ERR Error running script (call to f_ab): @user_script:19: @user_script: 19: The user executing the"
                        + " script can't run this command or subcommand",
                "~veriport:* | NOPERM No permissions to access a key",
                "~veriport:* | NOPERM this user has no permissions to access one of the keys used as arguments",
                "~veriport:* | ERR Error running script (call to f_ab): @user_script:3: @user_script: 3: The user executing"
                        + " the script can't access at least one of the keys mentioned in the command arguments",
                "&veriport:* | NOPERM No permissions to access a channel",
                "&veriport:* | NOPERM this user has no permissions to access one of the channels used as arguments",
            })
    @DisplayName("the right that is missing is named")
    void right(String right, String message) {
        assertThat(failure(message).message()).contains("grant " + right + " with ACL SETUSER");
    }

    @Test
    @DisplayName("an error that ended a connection is found behind the connection's own")
    void nested() {
        RedisConnectionException cut = new RedisConnectionException(
                "Unable to connect", new RedisCommandExecutionException("WRONGPASS invalid username-password pair"));
        assertThat(RedisFailure.of(cut, "any", null).meaning()).isEqualTo(FailureMeaning.NOT_ALLOWED);
    }
}
