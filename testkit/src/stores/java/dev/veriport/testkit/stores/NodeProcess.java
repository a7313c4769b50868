package dev.veriport.testkit.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A node of a fleet in a process of its own: a command a line, an answer a line. */
public final class NodeProcess implements AutoCloseable {
    private static final long LONGEST_ANSWER_SECONDS = 300;

    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;

    private NodeProcess(Process process) {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** @param main reads commands until there are no more */
    public static NodeProcess start(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx128m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        try {
            return new NodeProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void tell(String command) {
        commands.println(command);
    }

    /** The next line; empty when the process has ended. */
    public Optional<String> line() {
        try {
            return Optional.ofNullable(answers.readLine());
        } catch (IOException killed) {
            return Optional.empty();
        }
    }

    /** The answer, when it comes. */
    public CompletableFuture<String> ask(String command) {
        tell(command);
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread reader = new Thread(() -> answer.complete(line().orElse("the process has ended")), "answer");
        reader.setDaemon(true);
        reader.start();
        return answer.orTimeout(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The end of its commands is its end. */
    @Override
    public void close() {
        commands.close();
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
