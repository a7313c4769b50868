package dev.veriport.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("A form with brackets")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BracketFormTest {

    @Test
    void names_in_brackets_are_objects() {
        assertThat(read("a=1&b[c]=2&b[d][e]=3")).isEqualTo("{\"a\":\"1\",\"b\":{\"c\":\"2\",\"d\":{\"e\":\"3\"}}}");
    }

    @Test
    void empty_brackets_and_indices_are_lists() {
        assertThat(read("a[]=x&a[]=y")).isEqualTo("{\"a\":[\"x\",\"y\"]}");
        assertThat(read("a[0]=x&a[1]=y")).isEqualTo("{\"a\":[\"x\",\"y\"]}");
        assertThat(read("a[b][0]=x&a[b][0]=z")).isEqualTo("{\"a\":{\"b\":[\"z\"]}}");
        assertThat(read("a[0][b]=x&a[0][c]=y")).isEqualTo("{\"a\":[{\"b\":\"x\",\"c\":\"y\"}]}");
    }

    @Test
    void names_and_values_are_decoded() {
        assertThat(read("a%5Bb%5D=x+%26%3D&c=")).isEqualTo("{\"a\":{\"b\":\"x &=\"},\"c\":\"\"}");
        assertThat(BracketForm.read(null)).isEmpty();
        assertThat(BracketForm.read("")).isEmpty();
    }

    @Test
    void brackets_that_do_not_match_and_names_that_contradict_each_other_are_refused() {
        for (String wrong : List.of("a[b=1", "a]=1", "[a]=1", "a[[b]]=1", "a[b]c=1", "a=1&a[b]=2", "a[]=1&a[b]=2")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> BracketForm.read(wrong));
        }
    }

    private static String read(String form) {
        return BracketForm.read(form).toString();
    }
}
