package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpMethod;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.server.api.ScheduleAnswers.DroppedSchedule;
import io.lakewise.server.api.ScheduleAnswers.RunList;
import io.lakewise.server.api.ScheduleAnswers.RunNow;
import io.lakewise.server.api.ScheduleAnswers.RunSummary;
import io.lakewise.server.api.ScheduleCalls.Kept;
import io.lakewise.server.api.ScheduleCalls.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The routes that reports and alerts have alike.
 *
 * @param <B> what is asked for
 * @param <W> what is answered about one
 * @param <L> what is answered about many
 * @param path of all
 * @param noun in the ids of operations, such as {@code Schedule}
 * @param words with their article, such as {@code a report}
 * @param alerts whether they are alerts
 * @param does what one does, in words
 * @param body what is asked for
 * @param wanted reads that
 * @param whole what is answered about one
 * @param answered writes that
 * @param list what is answered about many
 * @param listed writes that
 */
record ScheduleRoutes<B extends Record, W extends Record, L extends Record>(
    String path,
    String noun,
    String words,
    boolean alerts,
    String does,
    Class<B> body,
    Function<B, Wanted> wanted,
    Class<W> whole,
    BiFunction<ApiCall, Kept, W> answered,
    Class<L> list,
    BiFunction<ApiCall, Page<Schedule>, L> listed) {

  List<Endpoint> all(ScheduleCalls calls) {
    String one = path + "/{id}";
    List<Parameter> paged = List.of(Parameter.LIMIT, Parameter.PAGE);
    return List.of(
        Endpoint.get(
            path,
            "list" + noun + "s",
            "Each is " + words + " of the caller's; all for an admin",
            paged,
            list,
            call -> listed.apply(call, Page.of(call, calls.list(call, alerts), Schedule::id))),
        Endpoint.post(
            path,
            "create" + noun,
            does + " at certain times, with the caller's rights then",
            body,
            whole,
            call -> answered.apply(call, calls.create(call, wanted.apply(call.body(body))))),
        Endpoint.get(
            one,
            "get" + noun,
            "Tells of " + words,
            List.of(),
            whole,
            call -> answered.apply(call, new Kept(calls.require(call, alerts), Optional.empty()))),
        new Endpoint(
            HttpMethod.PUT,
            one,
            "replace" + noun,
            "Changes " + words + ", which begins anew; its owner stays",
            false,
            List.of(),
            Optional.of(body),
            whole,
            call -> answered.apply(call, calls.replace(call, wanted.apply(call.body(body))))),
        new Endpoint(
            HttpMethod.DELETE,
            one,
            "drop" + noun,
            "Takes " + words + " away with its history",
            false,
            List.of(),
            Optional.empty(),
            DroppedSchedule.class,
            call -> calls.drop(call, alerts)),
        Endpoint.post(
            one + "/run",
            "run" + noun,
            "Runs " + words + " now",
            RunNow.class,
            RunSummary.class,
            call -> calls.runNow(call, alerts)),
        Endpoint.get(
            one + "/runs",
            "list" + noun + "Runs",
            "What became of " + words + ", the newest first",
            paged,
            RunList.class,
            call -> calls.runs(call, alerts)));
  }
}
