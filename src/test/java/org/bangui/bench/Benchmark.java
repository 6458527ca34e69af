package org.bangui.bench;

import java.util.List;

/** A benchmark that {@link Bench} can run by name. */
interface Benchmark {

    List<Row> run() throws Exception;
}
