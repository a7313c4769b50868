package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.veriport.model.Personal;
import dev.veriport.model.Secret;
import dev.veriport.testkit.time.MutableTicker;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The body of the fields that are given. */
final class BodyFieldsTest {
    private final RecordingVendor vendor = new RecordingVendor();
    private final AtVendor at = AtVendor.at(vendor.baseUrl(), MutableTicker.skippingPauses());

    @AfterEach
    void close() {
        at.close();
        vendor.close();
    }

    private String sent(VendorRequest.Builder request) {
        at.read(request.build(), Credentials.none());
        return vendor.requests().get(vendor.requests().size() - 1).bodyText();
    }

    private static VendorRequest.Builder post() {
        return VendorRequest.post("/people");
    }

    private static BodyFields person() {
        return BodyFields.none()
                .put("name", Personal.of("Pat & Co"))
                .put("email", Personal.notProvided())
                .put("age", Optional.of(7))
                .put("nickname", Optional.empty())
                .put("live", true)
                .put(
                        "address",
                        BodyFields.none().put("city", Personal.of("Oslo")).put("street", Personal.absent()))
                .put("location", BodyFields.none().put("ip", Optional.empty()))
                .put(
                        "numbers",
                        List.of(
                                BodyFields.none().put("type", "tax").put("value", "1"),
                                BodyFields.none().put("value", Optional.empty())))
                .put("tags", List.of("a", "b"))
                .put("consents", List.of());
    }

    @Test
    @DisplayName("what is not given is not in the JSON, nor is an object or a list without what is given")
    void json() {
        assertThat(sent(post().json(person())))
                .isEqualTo("{\"name\":\"Pat & Co\",\"age\":7,\"live\":true,\"address\":{\"city\":\"Oslo\"},"
                        + "\"numbers\":[{\"type\":\"tax\",\"value\":\"1\"}],\"tags\":[\"a\",\"b\"]}");
    }

    @Test
    @DisplayName("the same fields are a form, with names in brackets")
    void form() {
        assertThat(sent(post().fields(person())))
                .isEqualTo("name=Pat+%26+Co&age=7&live=true&address[city]=Oslo"
                        + "&numbers[0][type]=tax&numbers[0][value]=1&tags[0]=a&tags[1]=b");
    }

    @Test
    @DisplayName("a value of another type is refused, in JSON and in a form")
    void otherTypes() {
        BodyFields secret = BodyFields.none().put("key", Secret.of("s3cret"));

        assertThatIllegalArgumentException().isThrownBy(() -> post().json(secret));
        assertThatIllegalArgumentException().isThrownBy(() -> post().fields(secret));
    }

    @Test
    @DisplayName("the fields print their names alone")
    void prints() {
        assertThat(person()).hasToString("BodyFields[name, age, live, address, numbers, tags]");
    }
}
