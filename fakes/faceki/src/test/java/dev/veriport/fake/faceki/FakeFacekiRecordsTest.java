package dev.veriport.fake.faceki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Records of the fake Faceki, held against the vendor's pages")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeFacekiRecordsTest extends FakeFacekiCase {
    @Test
    void a_record_is_found_by_each_of_its_ids_and_by_several_at_once() throws Exception {
        URI url = newLink();
        vendor.finish(url, Ending.APPROVED);
        vendor.putRecord(FacekiRecordJson.accepted());
        String requestId = vendor.requestIds().get(0);
        String faceId = find("?requestId=" + requestId).at("/0/face_id").asText();

        for (String query :
                new String[] {"?requestId=" + requestId, "?record_identifier=APP-1", "?face_id=" + faceId}) {
            assertThat(find(query)).hasSize(1);
            assertThat(find(query).at("/0/link").asText()).isEqualTo(linkId(url));
        }
        assertThat(find("?record_identifier=APP-1&requestId=" + requestId)).hasSize(1);
        assertThat(find("?record_identifier=APP-2&requestId=" + requestId)).isEmpty();
        assertThat(find("")).hasSize(2);
    }

    @Test
    void the_default_record_has_the_documented_traps() throws Exception {
        vendor.finish(newLink(), Ending.APPROVED);
        JsonNode document = find("").at("/0/document_data/0");

        assertThat(document.get("issuer_iso").asText()).isEqualTo("DE");
        assertThat(document.get("issuer_iso2").asText()).isEqualTo("DEU");
        assertThat(document.get("age").isTextual()).isTrue();
        assertThat(document.get("mrz").asText().split("\\^"))
                .allSatisfy(line -> assertThat(line).hasSize(44));
        assertThat(document.get("date_of_birth_year").asText()).isEqualTo("1990");
    }

    @Test
    void an_expired_document_is_expired_in_every_field_that_says_when() throws Exception {
        vendor.finish(newLink(), Ending.EXPIRED_DOCUMENT);
        JsonNode document = find("").at("/0/document_data/0");

        assertThat(document.get("expiry").asText()).isEqualTo("2019-05-29");
        assertThat(document.get("expiryYear").asText()).isEqualTo("2019");
        assertThat(document.get("mrz").asText()).contains("F190529").hasSize(89);
    }

    @Test
    void an_unknown_id_earns_an_empty_array_or_code_8013_or_404() throws Exception {
        assertThat(find("?requestId=none")).isEmpty();

        restart(FakeFacekiServer.builder().unknownRecord(UnknownRecord.CODE_8013));
        HttpResponse<String> coded = client.records(client.token(), "?requestId=none");
        assertThat(coded.statusCode()).isEqualTo(200);
        assertThat(FacekiClient.json(coded).get("code").asInt()).isEqualTo(8013);

        restart(FakeFacekiServer.builder().unknownRecord(UnknownRecord.HTTP_404));
        assertThat(client.records(client.token(), "?requestId=none").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(ErrorResult.class)
    void the_result_of_an_error_changes_its_type(ErrorResult shape) throws Exception {
        restart(FakeFacekiServer.builder().errorResult(shape).unauthorizedStatus(200));

        HttpResponse<String> answer = client.records("made-up", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = FacekiClient.json(answer);
        assertThat(body.get("code").asInt()).isEqualTo(1);
        String expected =
                switch (shape) {
                    case OBJECT -> "{}";
                    case ARRAY -> "[]";
                    case NULL -> "null";
                    case STRING -> "\"\"";
                    case ABSENT -> "";
                };
        assertThat(body.path("result").toString()).isEqualTo(expected);
    }

    @Test
    void staff_can_change_and_delete_a_record() throws Exception {
        vendor.finish(newLink(), Ending.REVIEW);
        String requestId = vendor.requestIds().get(0);
        now.set(now.get().plusSeconds(60));

        vendor.decide(requestId, "APPROVED");
        JsonNode record = find("?requestId=" + requestId).get(0);
        assertThat(record.get("decision").asText()).isEqualTo("APPROVED");
        assertThat(record.get("updatedAt").asText()).isEqualTo("2024-06-01T10:01:00.000Z");
        assertThat(record.get("createdAt").asText()).isEqualTo("2024-06-01T10:00:00.000Z");

        assertThat(vendor.deleteRecord(requestId)).isTrue();
        assertThat(find("?requestId=" + requestId)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.decide(requestId, "APPROVED"));
    }

    @Test
    void raw_records_stand_beside_each_other_and_put_ones_replace() throws Exception {
        vendor.addRecord("{\"requestId\": \"r1\", \"odd\": [1]}");
        vendor.addRecord("{\"requestId\": \"r1\", \"odd\": [2]}");
        assertThat(find("?requestId=r1")).hasSize(2);

        vendor.putRecord(FacekiRecordJson.accepted().requestId("r1").decision("SOMETHING_NEW"));
        assertThat(find("?requestId=r1")).hasSize(1);
        assertThat(vendor.records().get(0)).contains("SOMETHING_NEW");
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.addRecord("[]"));
    }

    @Test
    void a_record_becomes_visible_when_its_delay_is_over() throws Exception {
        restart(FakeFacekiServer.builder().recordsVisibleAfter(Duration.ofSeconds(2)));
        vendor.finish(newLink(), Ending.APPROVED);

        assertThat(find("?record_identifier=APP-1")).isEmpty();
        now.set(now.get().plusSeconds(2));
        assertThat(find("?record_identifier=APP-1")).hasSize(1);
    }

    @Test
    void the_application_id_need_not_come_back() throws Exception {
        restart(FakeFacekiServer.builder().applicationIdBecomesRecordIdentifier(false));
        vendor.finish(newLink(), Ending.APPROVED);

        assertThat(find("?record_identifier=APP-1")).isEmpty();
        assertThat(find("")).hasSize(1);
    }
}
