package dev.veriport.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Map;

/** The output streams and the environment of a command. */
record Console(PrintWriter out, PrintWriter err, Map<String, String> environment) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void print(String line) {
        out.println(line);
    }

    void printJson(Map<String, Object> fields) {
        out.println(json(fields));
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
