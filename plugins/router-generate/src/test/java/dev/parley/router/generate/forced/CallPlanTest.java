package dev.parley.router.generate.forced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.Constraint.JsonSchema;
import dev.parley.api.structured.Constraint.StructuralTag;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.CallRules.Schemas;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.router.generate.fake.BarTools;
import dev.parley.router.generate.forced.CallPlan.StrictLevel;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class CallPlanTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Constraint FORMAT = new Constraint.Regex("[0-9]+");

    /// A format with a grammar, which remembers what it was asked.
    private static final class Grammatical implements ToolParserProvider {

        private final List<CallRules> asked = new ArrayList<>();

        @Override
        public String name() {
            return "grammatical";
        }

        @Override
        public ToolParser create(ToolParserRequest request) {
            return new BarTools().create(request);
        }

        @Override
        public Optional<StructuralTag> grammar(CallRules rules) {
            asked.add(rules);
            return Optional.of(
                    new StructuralTag(JSON.readTree("{\"format\":{\"type\":\"any_text\"}}")));
        }
    }

    private final Grammatical grammatical = new Grammatical();

    private static ToolDefinition tool(String name, String schema, Strictness strictness) {
        return new ToolDefinition(name, "", JSON.readTree(schema.replace('\'', '"')), strictness);
    }

    private static final ToolDefinition FREE =
            tool("f", "{'type':'object','properties':{'a':{'type':'integer'}}}", Strictness.FREE);
    private static final ToolDefinition STRICT = tool("g", "{'type':'object'}", Strictness.STRICT);

    private static CallPlan allowed(
            ToolParserProvider parser, ToolDefinition tool, Optional<Constraint> format) {
        return CallPlan.allowed(
                new CallFormat(parser), List.of(tool), Repetition.MANY, StrictLevel.AUTO, format);
    }

    private static String schema(CallPlan plan) {
        return plan.constraint().orElseThrow() instanceof JsonSchema(var schema)
                ? schema.toString().replace('"', '\'')
                : "no schema";
    }

    @Nested
    class WhenTheModelMayCall {

        @Test
        void leavesItFree() {
            CallPlan plan = allowed(grammatical, FREE, Optional.empty());

            assertEquals(Optional.empty(), plan.constraint());
            assertEquals(Optional.of(grammatical), plan.parser());
        }

        @Test
        void holdsItToTheGrammarOnceAToolIsStrict() {
            CallPlan plan = allowed(grammatical, STRICT, Optional.empty());

            assertTrue(plan.constraint().isPresent());
            assertEquals(Demand.ALLOWED, grammatical.asked.getFirst().demand());
            assertEquals(Schemas.STRICT_TOOLS, grammatical.asked.getFirst().schemas());
        }

        @Test
        void holdsItToTheGrammarForASingleCallOrByTheOperatorsLevel() {
            CallPlan once =
                    CallPlan.allowed(
                            new CallFormat(grammatical),
                            List.of(FREE),
                            Repetition.ONCE,
                            StrictLevel.AUTO,
                            Optional.empty());
            CallPlan strict =
                    CallPlan.allowed(
                            new CallFormat(grammatical),
                            List.of(FREE),
                            Repetition.MANY,
                            StrictLevel.PARAMETER,
                            Optional.empty());

            assertTrue(once.constraint().isPresent());
            assertTrue(strict.constraint().isPresent());
            assertEquals(Schemas.ALL_TOOLS, grammatical.asked.getLast().schemas());
        }

        @Test
        void takesEitherCallsOrTheFormat() {
            CallPlan plan = allowed(grammatical, FREE, Optional.of(FORMAT));

            assertEquals(
                    Optional.of(
                            new StructuralTag(
                                    JSON.readTree(
                                            """
                                            {"type":"structural_tag","format":{"type":"or","elements":[
                                              {"type":"any_text"},{"type":"regex","pattern":"[0-9]+"}]}}
                                            """))),
                    plan.constraint());
            assertEquals(Demand.REQUIRED, grammatical.asked.getFirst().demand());
        }

        @Test
        void keepsTheFormatWhenThereIsNoGrammar() {
            assertEquals(
                    Optional.of(FORMAT),
                    allowed(new BarTools(), FREE, Optional.of(FORMAT)).constraint());
        }
    }

    @Nested
    class WhenACallMustCome {

        @Test
        void usesTheFormatsOwnGrammarWithEverySchema() {
            CallPlan plan =
                    CallPlan.required(
                            new CallFormat(grammatical), List.of(FREE, STRICT), Repetition.MANY);

            assertEquals(Optional.of(grammatical), plan.parser());
            assertEquals(Schemas.ALL_TOOLS, grammatical.asked.getFirst().schemas());
            assertEquals(2, grammatical.asked.getFirst().tools().size());
        }

        @Test
        void demandsAnArrayOfCallsOtherwise() {
            CallPlan plan =
                    CallPlan.required(
                            new CallFormat(new BarTools()), List.of(FREE), Repetition.ONCE);

            assertEquals(
                    "{'type':'array','minItems':1,'maxItems':1,'items':{'type':'object','anyOf':[{'properties':"
                        + "{'name':{'type':'string','enum':['f']},'parameters':{'type':'object','properties':"
                        + "{'a':{'type':'integer'}}}},'required':['name','parameters']}]}}",
                    schema(plan));
            assertEquals("forced-json", plan.parser().orElseThrow().name());
        }

        @Test
        void putsTheDefinitionsOfAllToolsTogether() {
            ToolDefinition one =
                    tool("f", "{'$defs':{'D':{'type':'string'}},'type':'object'}", Strictness.FREE);
            ToolDefinition two =
                    tool("g", "{'$defs':{'E':{'type':'null'}},'type':'object'}", Strictness.FREE);

            String schema =
                    schema(
                            CallPlan.required(
                                    new CallFormat(new BarTools()),
                                    List.of(one, two),
                                    Repetition.MANY));

            assertTrue(
                    schema.endsWith("'$defs':{'D':{'type':'string'},'E':{'type':'null'}}}"),
                    schema);
        }

        @Test
        void refusesOneDefinitionUnderTwoMeanings() {
            ToolDefinition one = tool("f", "{'$defs':{'D':{'type':'string'}}}", Strictness.FREE);
            ToolDefinition two = tool("g", "{'$defs':{'D':{'type':'null'}}}", Strictness.FREE);

            InvalidRequest refusal =
                    assertThrows(
                            InvalidRequest.class,
                            () ->
                                    CallPlan.required(
                                            new CallFormat(new BarTools()),
                                            List.of(one, two),
                                            Repetition.MANY));

            assertTrue(refusal.getMessage().contains("'D'"), refusal.getMessage());
        }

        @Test
        void demandsTheArgumentsOfANamedFunction() {
            CallPlan plan = CallPlan.named(new CallFormat(new BarTools()), FREE);

            assertEquals("{'type':'object','properties':{'a':{'type':'integer'}}}", schema(plan));
            assertEquals("forced-function", plan.parser().orElseThrow().name());
        }

        @Test
        void asksForTheNamedToolAlone() {
            CallPlan.named(new CallFormat(grammatical), STRICT);

            CallRules rules = grammatical.asked.getFirst();
            assertEquals(List.of(STRICT), rules.tools());
            assertEquals(Repetition.ONCE, rules.repetition());
            assertEquals(Demand.REQUIRED, rules.demand());
        }
    }

    @Nested
    class WhenTheFormatCannotKeepToTheRules {

        /// Refuses whatever is demanded.
        private static final class Refusing implements ToolParserProvider {

            @Override
            public String name() {
                return "refusing";
            }

            @Override
            public ToolParser create(ToolParserRequest request) {
                return new BarTools().create(request);
            }

            @Override
            public void check(CallRules rules) {
                if (rules.demand() == Demand.REQUIRED || rules.repetition() == Repetition.ONCE) {
                    throw new InvalidRequest("cannot guarantee that", "tool_choice");
                }
            }
        }

        private final CallFormat refusing = new CallFormat(new Refusing());

        @Test
        void aDemandedCallIsRefused() {
            assertEquals(
                    "cannot guarantee that",
                    assertThrows(
                                    InvalidRequest.class,
                                    () ->
                                            CallPlan.required(
                                                    refusing, List.of(FREE), Repetition.MANY))
                            .getMessage());
            assertThrows(InvalidRequest.class, () -> CallPlan.named(refusing, FREE));
        }

        @Test
        void aSingleCallIsRefused() {
            assertThrows(
                    InvalidRequest.class,
                    () ->
                            CallPlan.allowed(
                                    refusing,
                                    List.of(FREE),
                                    Repetition.ONCE,
                                    StrictLevel.AUTO,
                                    Optional.empty()));
        }

        @Test
        void whatTheFormatCanDoIsPlanned() {
            CallPlan plan =
                    CallPlan.allowed(
                            refusing,
                            List.of(FREE),
                            Repetition.MANY,
                            StrictLevel.AUTO,
                            Optional.of(FORMAT));
            assertEquals(Optional.of(FORMAT), plan.constraint());
        }
    }
}
