package dev.veriport.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

/** The output streams and the environment of a command. */
record Console(PrintWriter out, PrintWriter err, Map<String, String> environment) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void print(String line) {
        out.println(line);
    }

    void printJson(Map<String, Object> fields) {
        out.println(json(fields));
    }

    /** Prints an object whose one field is a list. Each item is printed before the next is read. */
    <T> void printJsonList(String name, Iterator<T> items, Function<T, Map<String, Object>> fields) {
        out.print("{\"" + name + "\":[");
        while (items.hasNext()) {
            out.print(json(fields.apply(items.next())));
            out.print(items.hasNext() ? "," : "");
        }
        out.println("]}");
    }

    void printErrorJson(Map<String, Object> fields) {
        err.println(json(fields));
    }

    private static String json(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts, numbers, lists and maps are JSON", impossible);
        }
    }
}
