package dev.veriport.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.veriport.http.JsonValue.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses a JSON body without decoding its texts. Limits: nesting depth 64, names of 1,000 and numbers of 64 characters,
 * 200,000 tokens.
 */
final class JsonReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNameLength(1_000)
                    .maxNumberLength(64)
                    .maxTokenCount(200_000)
                    .build())
            .build();

    private final JsonParser json;
    private final JsonSkeleton skeleton;

    private JsonReader(JsonParser json, JsonSkeleton skeleton) {
        this.json = json;
        this.skeleton = skeleton;
    }

    static JsonValue read(byte[] body, JsonPath root) throws MalformedJsonException {
        JsonSkeleton skeleton = new JsonSkeleton(body);
        byte[] bytes = skeleton.bytes(); // the omitted texts are ASCII
        if (!Utf8.isText(bytes)) {
            throw new MalformedJsonException();
        }
        try (JsonParser json = JSON.createParser(bytes)) {
            JsonToken first = json.nextToken();
            JsonValue value = new JsonReader(json, skeleton).value(first, root);
            if (json.nextToken() != null) {
                throw new MalformedJsonException();
            }
            return value;
        } catch (IOException malformed) {
            throw new MalformedJsonException();
        }
    }

    private JsonValue value(JsonToken token, JsonPath path) throws IOException, MalformedJsonException {
        if (token == null) {
            throw new MalformedJsonException();
        }
        return switch (token) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> text(path);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonValue.literal(path, Kind.NUMBER, json.getText());
            case VALUE_TRUE, VALUE_FALSE -> JsonValue.literal(path, Kind.BOOLEAN, json.getText());
            case VALUE_NULL -> JsonValue.literal(path, Kind.NULL, "");
            default -> throw new MalformedJsonException();
        };
    }

    private JsonValue object(JsonPath path) throws IOException, MalformedJsonException {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            fields.put(name, value(json.nextToken(), path.to(name)));
        }
        return JsonValue.object(path, fields);
    }

    private JsonValue array(JsonPath path) throws IOException, MalformedJsonException {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            items.add(value(next, path.to(items.size())));
        }
        return JsonValue.array(path, items);
    }

    private JsonValue text(JsonPath path) throws MalformedJsonException {
        return JsonValue.text(path, skeleton.text(json.currentTokenLocation().getByteOffset()));
    }
}
