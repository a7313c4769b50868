package dev.veriport.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A template of a path")
final class PathTemplateTest {

    @Test
    @DisplayName("has one segment for a name in braces, and everything else literally")
    void oneSegment() {
        PathTemplate photos = PathTemplate.of("/v3.6/people/{id}/photos");

        assertThat(photos.matches("/v3.6/people/7/photos")).isTrue();
        assertThat(photos.matches("/v3x6/people/7/photos")).isFalse();
        assertThat(photos.matches("/v3.6/people/7/8/photos")).isFalse();
        assertThat(photos.matches("/v3.6/people//photos")).isFalse();
        assertThat(photos.matches("/v3.6/people/7/photos/1")).isFalse();
        assertThat(photos.isStartOf("/v3.6/people/7/photos/1")).isTrue();
    }

    @Test
    @DisplayName("knows names with hyphens")
    void aNameWithHyphens() {
        PathTemplate print = PathTemplate.of("/inquiries/{inquiry-id}/print");

        assertThat(print.matches("/inquiries/7/print")).isTrue();
        assertThat(print.matches("/inquiries/{inquiry-id}/photos")).isFalse();
    }

    @Test
    @DisplayName("begins a request line, whose query and version are no part of the segment")
    void aRequestLine() {
        PathTemplate person = PathTemplate.of("GET /people/{id} ");

        assertThat(person.isStartOf("GET /people/7 HTTP/1.1")).isTrue();
        assertThat(person.isStartOf("GET /people/7/photos HTTP/1.1")).isFalse();
        assertThat(person.isStartOf("GET /people/7?full=1 HTTP/1.1")).isFalse();
    }
}
