package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Illegal states do not compile; beside each, the legal one does. */
final class DoesNotCompileTest {
    @TempDir
    Path classes;

    @Test
    @DisplayName("6 a call without a declared safety does not compile")
    void a_call_needs_a_safety() {
        assertThat(compiles("package planted;", call("new Operation.Read(\"records\", Operation.Role.SESSION)")))
                .isTrue();
        assertThat(compiles("package planted;", call("\"records\""))).isFalse();
        assertThat(compiles("package planted;", call("new Operation.Read(\"records\")")))
                .as("A6: an operation that does not say whether start or complete needs it")
                .isFalse();
        assertThat(compiles("package planted;", call("new Operation(\"records\") {}")))
                .isFalse();
    }

    @Test
    @DisplayName("6 what exists once goes through no ordinary call")
    void a_one_shot_is_no_ordinary_call() {
        assertThat(compiles(
                        "package planted;",
                        call("new Operation.OneShot(\"verification-result\", Operation.Role.SESSION)")))
                .isFalse();
    }

    @Test
    @DisplayName("T1 a single-use token cannot enter the cache")
    void a_single_use_token_cannot_be_held() {
        assertThat(compiles("package dev.veriport.internal.token;", holderOf("ReusableToken")))
                .isTrue();
        assertThat(compiles("package dev.veriport.internal.token;", holderOf("SingleUseToken")))
                .isFalse();
        assertThat(compiles("package dev.veriport.internal.token;", holderOf("AccessToken")))
                .isFalse();
    }

    @Test
    @DisplayName("only an issuer within its policies leaves an adapter")
    void an_unguarded_issuer_does_not_leave_an_adapter() {
        assertThat(compiles("package planted;", adapterWith("dev.veriport.spi.GuardedTokenIssuer")))
                .isTrue();
        assertThat(compiles("package planted;", adapterWith("dev.veriport.port.TokenIssuer")))
                .isFalse();
    }

    @Test
    @DisplayName("C14 whoever is handed a port cannot close the vendor")
    void a_port_is_not_closed() {
        assertThat(compiles("package planted;", holding("dev.veriport.Veriport")))
                .isTrue();
        assertThat(compiles("package planted;", holding("dev.veriport.port.IdentityProvider")))
                .isFalse();
    }

    private static String holding(String type) {
        return """
                class Planted {
                    AutoCloseable closeable(%s held) {
                        return held;
                    }
                }
                """.formatted(type);
    }

    private static String call(String operation) {
        return """
                import dev.veriport.spi.*;
                import dev.veriport.time.Deadline;
                class Planted {
                    Object call(VendorCalls calls, Deadline deadline, Exchange exchange) {
                        return calls.make(new VendorCall.Ordinary<>(%s, deadline, exchange, answer -> "result"));
                    }
                }
                """.formatted(operation);
    }

    private static String holderOf(String token) {
        return """
                import dev.veriport.store.*;
                import dev.veriport.token.*;
                class Planted {
                    Object hold(TokenKey key, TokenContext with, java.util.function.Supplier<%s> issuer) {
                        return new TokenHolder(
                                key,
                                TokenPolicy.REUSE_UNTIL_EXPIRY,
                                with,
                                java.time.Duration.ZERO,
                                java.time.Duration.ZERO,
                                issuer);
                    }
                }
                """.formatted(token);
    }

    private static String adapterWith(String issuer) {
        return """
                class Planted {
                    Object adapter(dev.veriport.port.IdentityProvider provider, %s issuer) {
                        return dev.veriport.spi.VendorAdapter.of(provider, issuer);
                    }
                }
                """.formatted(issuer);
    }

    private boolean compiles(String packageLine, String body) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Planted.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return packageLine + "\n" + body;
                    }
                };
        List<String> options =
                List.of("-classpath", System.getProperty("java.class.path"), "-d", classes.toString(), "-proc:none");
        return compiler.getTask(new StringWriter(), null, null, options, null, List.of(source))
                .call();
    }
}
