package dev.veriport.store.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The other end of a {@link FleetNode}. */
final class FleetProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;

    private FleetProcess(Process process) {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param skewSeconds by which its clock is wrong */
    static FleetProcess start(long skewSeconds) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FleetNode.class.getName(),
                        Long.toString(skewSeconds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new FleetProcess(process);
    }

    /** The answer, when it comes. */
    CompletableFuture<String> ask(String command) {
        commands.println(command);
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                answer.complete(String.valueOf(answers.readLine()));
            } catch (IOException gone) {
                answer.completeExceptionally(gone);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        commands.close(); // the end of its commands is its end
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
