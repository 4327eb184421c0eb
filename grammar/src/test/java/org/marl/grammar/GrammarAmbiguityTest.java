package org.marl.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;

/** No sentence has two meanings, and none needs more context than SLL prediction looks at. */
class GrammarAmbiguityTest {
  private static final int SENTENCES = 3_000;

  @Test
  void randomSentencesAreUnambiguousWithoutFullContext() {
    RandomSentences sentences = new RandomSentences(MarlParser._ATN, 5);
    Reports reports = new Reports();
    long tokens = 0;
    for (int i = 0; i < SENTENCES; i++) {
      List<Integer> sentence = sentences.sentence();
      tokens += sentence.size();
      MarlParser parser = parser(sentence);
      parser.addErrorListener(reports);
      parser.script();
    }
    System.out.printf(
        "%d sentences, %d tokens, %d reports%n", SENTENCES, tokens, reports.found.size());
    assertThat(tokens).isGreaterThan(10L * SENTENCES);
    assertThat(reports.found).isEmpty();
  }

  private static MarlParser parser(List<Integer> sentence) {
    List<Token> tokens = new ArrayList<>();
    sentence.forEach(type -> tokens.add(new CommonToken(type, "t")));
    tokens.add(new CommonToken(Token.EOF, "<EOF>"));
    MarlParser parser = new MarlParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    return parser;
  }

  private static final class Reports extends BaseErrorListener {
    private final List<String> found = new ArrayList<>();

    @Override
    public void reportAmbiguity(
        Parser parser,
        DFA dfa,
        int start,
        int stop,
        boolean exact,
        BitSet alternatives,
        ATNConfigSet configs) {
      add("ambiguity", parser, dfa, stop);
    }

    @Override
    public void reportAttemptingFullContext(
        Parser parser, DFA dfa, int start, int stop, BitSet conflicting, ATNConfigSet configs) {
      add("full context", parser, dfa, stop);
    }

    private void add(String what, Parser parser, DFA dfa, int stop) {
      String rule = parser.getRuleNames()[dfa.atnStartState.ruleIndex];
      found.add(what + " in " + rule + " before " + parser.getTokenStream().get(stop));
    }
  }
}
