package dev.veriport.testkit.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A request to a fake and what the fake itself answered, as it is recorded for a judge: with the fields {@code Content-Type} and
 * {@code Location} alone. Answers that a test scripted are not recorded. Immutable. Bodies may hold personal data, so {@code
 * toString} prints none.
 *
 * @param fake the simple name of the fake's class
 */
public record Exchange(String fake, RecordedRequest request, Reply reply) {
    private static final List<String> HEADERS = List.of("Content-Type", "Location");

    /** One line of text without a line break. */
    public String line() {
        List<String> cells = new ArrayList<>(List.of(fake, request.method(), request.path()));
        cells.add(encode(request.rawQuery() == null ? "" : request.rawQuery()));
        cells.add(encode(request.header("Content-Type").orElse("")));
        cells.add(Base64.getEncoder().encodeToString(request.body()));
        cells.add(Integer.toString(reply.status()));
        HEADERS.forEach(name -> cells.add(encode(reply.headers().getOrDefault(name, ""))));
        cells.add(Base64.getEncoder().encodeToString(reply.body()));
        return String.join("\t", cells);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException for a line that {@link #line} did not write
     */
    public static Exchange parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 10) {
            throw new IllegalArgumentException("not an exchange: " + cells.length + " cells");
        }
        String query = decode(cells[3]);
        RecordedRequest request = new RecordedRequest(
                cells[1],
                cells[2],
                query.isEmpty() ? null : query,
                Map.of("Content-Type", List.of(decode(cells[4]))),
                Base64.getDecoder().decode(cells[5]));
        Map<String, String> headers = Map.of(HEADERS.get(0), decode(cells[7]), HEADERS.get(1), decode(cells[8]));
        return new Exchange(
                cells[0],
                request,
                new Reply(
                        Integer.parseInt(cells[6]), headers, Base64.getDecoder().decode(cells[9])));
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Exchange[" + request + ", " + reply.status() + "]";
    }
}
