package dev.parley.parsers.tool.minicpm;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Names that the model was trained to use for tools of a phone line's support, with the names its parameters then go by.
///
/// @param names what the model writes
/// @param tool what is meant
/// @param parameters the tool's parameters, each with the names it may come under
/// @param fixed parameters that the name implies
/// @param need whether all parameters must be there
record Aliases(
        List<String> names,
        String tool,
        List<Rename> parameters,
        Map<String, JsonNode> fixed,
        Need need) {

    private static final Rename LINE = new Rename("line_id", List.of("line_id", "id"));

    private static final List<Aliases> ALL =
            List.of(
                    of(
                            "get_details_by_phone",
                            "get_customer_by_phone",
                            new Rename("phone_number", List.of("phone_number", "phone"))),
                    new Aliases(
                            List.of("get_details_by_name"),
                            "get_customer_by_name",
                            List.of(
                                    new Rename("full_name", List.of("full_name", "name")),
                                    new Rename("date_of_birth", List.of("date_of_birth", "dob")),
                                    new Rename("dob", List.of("date_of_birth", "dob"))),
                            Map.of(),
                            Need.ANY),
                    new Aliases(
                            List.of("get_line_details", "get_line_status", "get_roaming_status"),
                            "get_details_by_id",
                            List.of(new Rename("id", List.of("line_id", "id"))),
                            Map.of(),
                            Need.ALL),
                    of(
                            "get_plan_details",
                            "get_details_by_id",
                            new Rename("id", List.of("plan_id", "id"))),
                    roaming("enable_roaming", BooleanNode.TRUE),
                    roaming("disable_roaming", BooleanNode.FALSE),
                    new Aliases(
                            List.of("add_refueled_data", "add_data_to_line"),
                            "refuel_data",
                            List.of(
                                    new Rename("customer_id", List.of("customer_id")),
                                    LINE,
                                    new Rename(
                                            "amount_gb",
                                            List.of("amount_gb", "gb", "gb_amount", "amount"))),
                            Map.of(),
                            Need.ANY));

    /// How many parameters must be there.
    enum Need {
        ALL,
        ANY
    }

    /// A parameter of the tool and the names it may come under, best first.
    record Rename(String name, List<String> sources) {}

    private static Aliases of(String name, String tool, Rename parameter) {
        return new Aliases(List.of(name), tool, List.of(parameter), Map.of(), Need.ALL);
    }

    private static Aliases roaming(String name, JsonNode enabled) {
        return new Aliases(
                List.of(name),
                "toggle_roaming",
                List.of(LINE),
                Map.of("enabled", enabled),
                Need.ALL);
    }

    /// The call that is meant; the same where the tool is known, or the name is no alias.
    static FunctionBlock resolve(FunctionBlock call, Predicate<String> known) {
        if (known.test(call.name())) {
            return call;
        }
        return ALL.stream()
                .filter(it -> it.names.contains(call.name()) && known.test(it.tool))
                .flatMap(it -> it.renamed(call.arguments()).stream())
                .findFirst()
                .orElse(call);
    }

    private Optional<FunctionBlock> renamed(ObjectNode written) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        for (Rename parameter : parameters) {
            parameter.sources().stream()
                    .map(written::path)
                    .filter(it -> !it.isMissingNode() && !it.isNull())
                    .findFirst()
                    .ifPresent(it -> arguments.set(parameter.name(), it));
        }
        boolean enough =
                need == Need.ANY ? !arguments.isEmpty() : arguments.size() == parameters.size();
        fixed.forEach(arguments::set);
        return enough ? Optional.of(new FunctionBlock(tool, arguments)) : Optional.empty();
    }
}
