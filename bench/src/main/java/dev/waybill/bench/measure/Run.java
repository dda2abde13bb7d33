package dev.waybill.bench.measure;

import dev.waybill.bench.candidate.Candidate;
import dev.waybill.bench.lab.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a measurement works with.
 *
 * @param servers where it may work
 * @param candidates the limit first, then Waybill, then the others
 * @param rows of the large table
 * @param rounds that count, after one to warm up
 * @param minutes of writing with an old transaction open
 * @param home the checkout's folder, where the launcher is
 * @param progress takes one line for people
 */
public record Run(
    Servers servers,
    List<Candidate> candidates,
    int rows,
    int rounds,
    double minutes,
    Path home,
    Consumer<String> progress) {}
