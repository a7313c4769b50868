package dev.veriport.internal.store;

import dev.veriport.store.StoredResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** An answer as bytes: status, number of headers, each name and value, body. */
final class StoredForm {
    private StoredForm() {}

    static byte[] toBytes(StoredResponse response) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(response.body().length + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(response.status());
            out.writeShort(response.headers().size());
            for (Map.Entry<String, String> header : response.headers().entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.write(response.body());
        } catch (IOException impossible) {
            throw new IllegalStateException("memory has no I/O errors", impossible);
        }
        return bytes.toByteArray();
    }

    static StoredResponse ofBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int status = in.readUnsignedShort();
            Map<String, String> headers = new HashMap<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            return new StoredResponse(status, headers, in.readAllBytes());
        } catch (IOException impossible) {
            throw new IllegalStateException("what was sealed is whole", impossible);
        }
    }
}
