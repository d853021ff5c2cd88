package io.kesher.rounds;

import io.kesher.profitability.Group;
import io.kesher.values.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Whether the customers of a round are answered sooner than they were. */
@Service
public class Waits {
  private final ObjectProvider<WaitingSource> source;

  Waits(ObjectProvider<WaitingSource> source) {
    this.source = source;
  }

  /**
   * @param before within the days of the round, and {@code after} within later ones
   */
  public record Waited(Group group, Waiting before, Waiting after) {
    /** Whether chance alone may have made the difference. */
    public boolean few() {
      return before.few() || after.few();
    }
  }

  /** The groups in which anybody asked for anything. */
  public List<Waited> of(Round round, Period later) {
    var before = within(round, round.period());
    var after = within(round, later);
    return Arrays.stream(Group.values())
        .filter(group -> before.containsKey(group) || after.containsKey(group))
        .map(group ->
            new Waited(
                group,
                before.getOrDefault(group, Waiting.NONE),
                after.getOrDefault(group, Waiting.NONE)))
        .toList();
  }

  private Map<Group, Waiting> within(Round round, Period period) {
    return Optional.ofNullable(source.getIfAvailable())
        .map(each -> each.of(round.id(), period))
        .orElse(Map.of());
  }
}
