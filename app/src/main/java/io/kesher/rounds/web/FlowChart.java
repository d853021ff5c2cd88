package io.kesher.rounds.web;

import io.kesher.profitability.Group;
import io.kesher.rounds.Flows;
import io.kesher.rounds.Flows.Flow;
import io.kesher.web.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who goes from which group to which, as ribbons between two columns whose heights are numbers of
 * customers. It is read in the direction of the page: from where the line begins to where it ends.
 * Those who stay are drawn pale, so that those who move are seen.
 */
public final class FlowChart {
  public static final int WIDTH = 360;
  private static final int BODY = 240;
  private static final int GAP = 12;
  private static final int NODE = 8;
  private static final int MARGIN = 76;
  private static final int TOP = 8;
  private static final double THINNEST = 1;
  private static final int TOLD = 6;

  private final Frame frame;
  private final Flows flows;
  private final boolean mirrored;
  private final double unit;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Ribbon> ribbons = new ArrayList<>();

  /**
   * A group at one side.
   *
   * @param letter lower case, {@code x} for no group
   */
  public record Node(
      String letter,
      double x,
      double y,
      double height,
      double textX,
      String anchor,
      long customers) {
    public String sign() {
      return letter.equals("x") ? "–" : letter.toUpperCase(Locale.ROOT);
    }
  }

  public record Ribbon(String path, String letter, boolean moves) {}

  FlowChart(Frame frame, Flows flows) {
    this.frame = frame;
    this.flows = flows;
    this.mirrored = frame.language().direction().equals("rtl");
    this.unit = (double) BODY / Math.max(1, flows.customers());
    draw();
  }

  private void draw() {
    Map<String, Double> left = column(true);
    Map<String, Double> right = column(false);
    flows.all().stream()
        .sorted(
            Comparator.comparing((Flow flow) -> order(flow.from()))
                .thenComparing(flow -> order(flow.to())))
        .forEach(flow -> ribbon(flow, left, right));
  }

  /** The nodes of a side, and where the next ribbon of each begins. */
  private Map<String, Double> column(boolean from) {
    Map<String, Double> starts = new HashMap<>();
    double y = TOP;
    for (Group group : groups()) {
      long customers = (from ? flows.from(group) : flows.to(group)).customers();
      if (customers == 0) {
        continue;
      }
      double height = Math.max(THINNEST, customers * unit);
      double x = from ? MARGIN : WIDTH - MARGIN - NODE;
      double text = from ? MARGIN - 8 : WIDTH - MARGIN + 8;
      nodes.add(
          new Node(
              letter(group),
              mirrored ? WIDTH - x - NODE : x,
              y,
              height,
              mirrored ? WIDTH - text : text,
              from == mirrored ? "start" : "end",
              customers));
      starts.put(letter(group), y);
      y += height + GAP;
    }
    return starts;
  }

  private void ribbon(Flow flow, Map<String, Double> left, Map<String, Double> right) {
    double height = Math.max(THINNEST, flow.customers() * unit);
    double from = left.merge(letter(flow.from()), height, Double::sum) - height;
    double to = right.merge(letter(flow.to()), height, Double::sum) - height;
    double begin = x(MARGIN + NODE);
    double end = x(WIDTH - MARGIN - NODE);
    double middle = (begin + end) / 2;
    ribbons.add(
        new Ribbon(
            String.format(
                Locale.ROOT,
                "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fV%.1fC%.1f %.1f %.1f %.1f %.1f %.1fZ",
                begin,
                from,
                middle,
                from,
                middle,
                to,
                end,
                to,
                to + height,
                middle,
                to + height,
                middle,
                from + height,
                begin,
                from + height),
            letter(flow.to()),
            flow.moves()));
  }

  private double x(double x) {
    return mirrored ? WIDTH - x : x;
  }

  /** A list cannot hold what is absent: no group stands at its end as an absent element. */
  private static List<@Nullable Group> groups() {
    List<@Nullable Group> groups = new ArrayList<>(Arrays.asList(Group.values()));
    groups.add(null);
    return groups;
  }

  private static int order(@Nullable Group group) {
    return group == null ? Group.values().length : group.ordinal();
  }

  private static String letter(@Nullable Group group) {
    return group == null ? "x" : group.name().toLowerCase(Locale.ROOT);
  }

  public List<Node> nodes() {
    return nodes;
  }

  public List<Ribbon> ribbons() {
    return ribbons;
  }

  public int height() {
    double end = nodes.stream().mapToDouble(node -> node.y() + node.height()).max().orElse(TOP);
    return (int) Math.ceil(end) + TOP;
  }

  /** In words: those who move, the most first. The table under it tells all. */
  public String label() {
    var moves =
        flows.all().stream()
            .filter(Flow::moves)
            .sorted(Comparator.comparingLong(Flow::customers).reversed())
            .limit(TOLD)
            .map(flow ->
                frame.say(
                    "rounds.flow.one",
                    word(flow.from()),
                    word(flow.to()),
                    flow.customers(),
                    frame.number(flow.customers())))
            .collect(Collectors.joining("; "));
    return moves.isEmpty() ? frame.say("rounds.flow.none") : frame.say("rounds.flow.label", moves);
  }

  private String word(@Nullable Group group) {
    return group == null ? frame.say("rounds.no-group") : frame.say("web.group." + group);
  }

  public Flows flows() {
    return flows;
  }
}
