package dev.veriport.testkit.fault;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** HTTP/1.1 as bytes. */
final class Wire {

    static final Charset CHARSET = StandardCharsets.ISO_8859_1;

    private Wire() {}

    static byte[] answer(int status, Map<String, String> headers, byte[] body, boolean keepAlive) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Length", Integer.toString(body.length));
        if (!keepAlive) {
            all.put("Connection", "close");
        }
        return joined(head(status, all), body);
    }

    static byte[] unsizedAnswer(int status, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Connection", "close");
        return joined(head(status, all), body);
    }

    static byte[] head(int status, Map<String, String> headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Scripted\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(CHARSET);
    }

    static byte[] letters(int count) {
        byte[] letters = new byte[count];
        Arrays.fill(letters, (byte) 'a');
        return letters;
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
