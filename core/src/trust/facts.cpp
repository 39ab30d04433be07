// SPDX-License-Identifier: GPL-3.0-or-later
// What is stated of the model, the machine and the conventions.
#include "checkpoint/architecture.h"
#include "checkpoint/weight_files.h"
#include "trust/checks.h"

#include <headscope/error.h>
#include <headscope/model_catalog.h>
#include <headscope/runtime.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <system_error>

namespace headscope::trust {
namespace {

namespace fs = std::filesystem;

bool isHash(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// The Hugging Face cache names a file in blobs/ by its SHA-256: what Engine::sha256() must then be;
// empty elsewhere.
std::string hashByName(const WeightFiles& weights) {
    std::vector<std::string> names;
    for (const auto& file : weights.files()) {
        std::error_code error;
        const auto target = fs::read_symlink(file.path(), error);
        if (error || target.parent_path().filename() != "blobs") return {};
        names.push_back(target.filename().string());
        if (!isHash(names.back())) return {};
    }
    return weights.sha256Of(std::move(names));
}

CheckStep fact(std::string id, std::string group, const Message& title, const Message& why,
               std::function<Message(VerificationContext&)> found) {
    return {{std::move(id), std::move(group), title, Verdict::Stated, {}, {}, {}, {}, why},
            [found = std::move(found)](VerificationContext& context, Check about) {
                return std::vector{reportFact(std::move(about), found(context))};
            }};
}

std::vector<Check> checkBlob(VerificationContext& context, Check about) {
    const auto& info = context.engine().info();
    std::optional<WeightFiles> weights;
    try {
        weights = WeightFiles::open(info.folder);
    } catch (const Error&) {
        // Now there is nothing in the folder, or nothing whole.
    }
    if (!weights || weights->identity() != info.identity)
        return {notApplicable(std::move(about),
                              say("the folder no longer holds the files that were opened"))};
    const auto named = hashByName(*weights);
    if (named.empty())
        return {notApplicable(std::move(about),
                              say("the weights are not in a Hugging Face cache, whose file names "
                                  "would tell the hash that the hub states"))};
    const bool same = named == context.engine().sha256();
    return {checkWithin(std::move(about), same ? 0 : 1,
                        same
                            ? say("the hash is the one that the hub states")
                            : say("the hub states %1; the file was changed or is damaged", named))};
}

std::vector<Check> checkRevision(VerificationContext& context, Check about) {
    const auto entry = inspectModel(context.engine().info().folder);
    if (entry.revision.empty())
        return {notApplicable(std::move(about), say("the folder is not in a Hugging Face cache"))};
    return {reportFact(std::move(about), say("%1 at commit %2", entry.name, entry.revision))};
}

Message readingText(VerificationContext& context) {
    Message text;
    for (const Message& note : context.engine().info().reading.notes)
        text = text.empty() ? note : say("%1 %2", text, note);
    return text.empty() ? say("as they are in the file") : text;
}

std::vector<Check> checkUnused(VerificationContext& context, Check about) {
    const auto& reading = context.engine().info().reading;
    Message found = say("every tensor that there is");
    if (!reading.unused.empty()) {
        constexpr std::size_t kMostNamed = 20;
        std::vector<std::string> names;
        for (const auto& name : reading.unused)
            if (names.size() < kMostNamed) names.push_back(messageText(name));
        const auto named = fmt::format("{}", fmt::join(names, ", "));
        found = names.size() < reading.unused.size()
                    ? say("not used: %1 and %2 more", named, reading.unused.size() - names.size())
                    : say("not used: %1", named);
    }
    if (!reading.leftovers.empty())
        found = reading.unused.empty()
                    ? say("%1 but %2 without effect (masks, position ids, copies)", found,
                          sayCount("%n tensor", "%n tensors", reading.leftovers.size()))
                    : say("%1; %2 without effect (masks, position ids, copies)", found,
                          sayCount("%n tensor", "%n tensors", reading.leftovers.size()));
    return {checkWithin(std::move(about), static_cast<double>(reading.unused.size()), found)};
}

std::vector<Check> checkTokens(VerificationContext& context, Check about) {
    const auto& tokenizer = *context.engine().tokenizer();
    const auto& ids = context.prompt();
    if (context.promptText().empty())
        return {notApplicable(std::move(about), say("the tokens tried stand for no text"))};
    const auto encoded = tokenizer.encode(context.promptText());
    const auto again = idsOf(encoded);
    const auto text = tokenizer.decode(again);
    const bool same = text == context.promptText() || text == " " + context.promptText();
    const auto shown = visibleText(tokenizer.bytes(again.front()));
    return {checkWithin(std::move(about), same ? 0 : 1,
                        same ? say("%1 tokens, the first is \"%2\"", ids.size(), shown)
                             : say("the tokens decode to \"%1\"", visibleText(text)))};
}

Message typeText(VerificationContext& context) {
    const auto& info = context.engine().info();
    return info.dataType == "F32"
               ? say("%1 on disk, %2 numbers; computed in float32", info.dataType, info.parameters)
               : say("%1 on disk, %2 numbers; widened without loss and computed in float32",
                     info.dataType, info.parameters);
}

std::vector<CheckStep> conventions() {
    const std::string group = "Conventions";
    return {
        fact("conventions.weights", group, say("Weights as published"),
             say("Folded or centred weights, as some tools use them, give other logits and other "
                 "head "
                 "outputs for the same model."),
             [](VerificationContext&) {
                 return say("no LayerNorm folded in, nothing centred, nothing rescaled");
             }),
        fact("conventions.point", group, say("Where a head is replaced"),
             say("A hook behind the output projection would not meet one head but a mixture of "
                 "all."),
             [](VerificationContext&) {
                 return say("z of one head, the input of %1, as a forward pre-hook sees it",
                            gpt2().block.attentionOut);
             }),
        fact("conventions.bias", group, say("What goes with a head"),
             say("Zeroing a head has two meanings: tools that fold the value bias away keep it."),
             [](VerificationContext&) {
                 return say("its value bias goes too; the output projection's bias stays");
             }),
        {{"conventions.bos",
          group,
          say("No BOS token"),
          {},
          {},
          {},
          0.0,
          phrase("texts"),
          say("A token put before the prompt without notice changes every number.")},
         checkTokens},
        fact("conventions.positions", group, say("Positions"),
             say("A shifted position embedding changes every number."),
             [](VerificationContext& context) {
                 return say("the first token has position 0; at most %1 tokens",
                            context.config().positions);
             })};
}

std::vector<CheckStep> machine() {
    const std::string group = "Machine";
    return {
        fact("machine.device", group, say("Device"),
             say("A GPU and a CPU sum in different orders, and some GPUs have computed wrongly."),
             [](VerificationContext& context) {
                 const auto device = context.engine().device();
                 const auto cores = sayCount("%n core", "%n cores", physicalCores());
                 return device.isCpu() ? say("CPU, %1; libtorch %2", cores, runtime().torch)
                                       : say("sweeps on %1 without TF32; CPU, %2; libtorch %3",
                                             name(device), cores, runtime().torch);
             }),
        fact("machine.products", group, say("Products"),
             say("The library of matrix products decides the order of sums, and the speed."),
             [](VerificationContext&) { return runtime().products; }),
        fact("machine.blas", group, say("BLAS of the plain passes"),
             say("What is computed is checked by passes that multiply with another library."),
             [](VerificationContext&) {
                 const auto now = runtime();
                 return now.blasWarning.empty() ? Message(now.blas)
                                                : say("%1: %2", now.blas, now.blasWarning);
             }),
        fact("machine.threads", group, say("Threads"),
             say("More threads cut sums into other parts."),
             [](VerificationContext&) { return std::to_string(threadsInUse()); })};
}

}  // namespace

std::vector<CheckStep> factSteps() {
    const std::string group = "Weights";
    std::vector<CheckStep> steps{
        fact("weights.hash", group, say("SHA-256 of the weights"),
             say("Two people who have the same hash have the same model."),
             [](VerificationContext& context) { return context.engine().sha256(); }),
        {{"weights.revision",
          group,
          say("Revision"),
          {},
          {},
          {},
          {},
          {},
          say("A model's name can stand for other weights tomorrow; its commit cannot.")},
         checkRevision},
        {{"weights.blob",
          group,
          say("Hash against the hub's"),
          {},
          {},
          {},
          0.0,
          phrase("hashes"),
          say("A damaged or exchanged file gives numbers of another model.")},
         checkBlob},
        fact("weights.type", group, say("Data type"),
             say("Half precision in use would add errors of 1e-3 to logits."), typeText),
        fact("weights.reading", group, say("How the weights are read"),
             say("A file that is not as transformers writes it can be read in more than one way."),
             readingText),
        {{"weights.unused",
          group,
          say("What of the files is used"),
          {},
          {},
          {},
          0.0,
          phrase("tensors"),
          say("A head, a bias or an adapter that is left out makes another model's numbers.")},
         checkUnused}};
    for (auto& more : {machine(), conventions()})
        steps.insert(steps.end(), more.begin(), more.end());
    return steps;
}

}  // namespace headscope::trust
