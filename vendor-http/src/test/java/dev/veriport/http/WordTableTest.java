package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.veriport.model.Decision;
import dev.veriport.model.Reported;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a vendor's words mean. */
final class WordTableTest {
    private static final WordTable<Decision> DECISIONS = WordTable.of(Decision.INDETERMINATE)
            .with(Decision.APPROVED, "approved")
            .with(Decision.PENDING, "created pending");

    @Test
    @DisplayName("a word is compared exactly; another one, and one that cannot be read, has the unknown meaning")
    void meaning() {
        assertThat(DECISIONS.meaning("created")).isEqualTo(Decision.PENDING);
        assertThat(DECISIONS.meaning(Reported.of("approved"))).isEqualTo(Decision.APPROVED);
        for (String other : new String[] {"Approved", "approved ", "", "created pending"}) {
            assertThat(DECISIONS.meaning(other)).as(other).isEqualTo(Decision.INDETERMINATE);
            assertThat(DECISIONS.find(other)).as(other).isEmpty();
        }
        assertThat(DECISIONS.meaning(Reported.unreadable())).isEqualTo(Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("words are separated by blanks or line ends")
    void lines() {
        WordTable<Decision> table = DECISIONS.with(Decision.DECLINED, """
                failed
                refused denied""");

        assertThat(table.meaning("failed")).isEqualTo(Decision.DECLINED);
        assertThat(table.meaning("denied")).isEqualTo(Decision.DECLINED);
    }

    @Test
    @DisplayName("a word has one meaning")
    void twice() {
        assertThatIllegalArgumentException().isThrownBy(() -> DECISIONS.with(Decision.DECLINED, "pending"));
    }
}
