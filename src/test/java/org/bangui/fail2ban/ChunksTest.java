package org.bangui.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunksTest {

    @Test
    void everyValueIsSentOnceAndTheAnswersAreAddedUp() {
        List<String> values = IntStream.range(0, 5000).mapToObj(String::valueOf).toList();
        List<String> doubled = new ArrayList<>(values);
        doubled.addAll(values);
        List<String> sent = new ArrayList<>();
        int sum = Chunks.send(
                doubled,
                chunk -> {
                    assertThat(chunk).hasSizeLessThanOrEqualTo(1000);
                    sent.addAll(chunk);
                    return chunk.size();
                },
                each -> true);
        assertThat(sum).isEqualTo(5000);
        assertThat(sent).isEqualTo(values);
    }

    @Test
    void whoIsToldMayEndIt() {
        List<String> values = IntStream.range(0, 5000).mapToObj(String::valueOf).toList();
        List<Sent> told = new ArrayList<>();
        int sum = Chunks.send(values, List::size, sent -> {
            told.add(sent);
            return told.size() < 2;
        });
        assertThat(told)
                .hasSize(2)
                .allMatch(sent -> sent.changed() == sent.values().size());
        assertThat(sum).isEqualTo(told.get(0).changed() + told.get(1).changed());
    }

    @Test
    void nothingIsSentForNothing() {
        assertThat(Chunks.send(List.of(), chunk -> 1, each -> true)).isZero();
    }

    @Test
    void theFirstChunkIsSmall() {
        List<Integer> sizes = new ArrayList<>();
        Chunks.send(
                IntStream.range(0, 30).mapToObj(String::valueOf).toList(),
                chunk -> {
                    sizes.add(chunk.size());
                    return 0;
                },
                each -> true);
        assertThat(sizes).containsExactly(10, 20);
    }

    @Test
    void aChunkThatTookLongMakesTheNextOneSmaller() {
        assertThat(Chunks.next(100, 400)).isEqualTo(25);
        assertThat(Chunks.next(25, 60_000)).isEqualTo(1);
        assertThat(Chunks.next(1, 60_000)).isEqualTo(1);
    }

    @Test
    void aQuickChunkMakesTheNextOneLarger() {
        assertThat(Chunks.next(25, 0)).isEqualTo(100);
        assertThat(Chunks.next(100, 50)).isEqualTo(200);
        assertThat(Chunks.next(900, 10)).isEqualTo(1000);
    }
}
