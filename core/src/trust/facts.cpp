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

Step fact(std::string id, std::string group, std::string title, std::string why,
          std::function<std::string(Bench&)> say) {
    return {{std::move(id),
             std::move(group),
             std::move(title),
             Verdict::Stated,
             {},
             {},
             {},
             {},
             std::move(why)},
            [say = std::move(say)](Bench& bench, Check about) {
                return std::vector{stated(std::move(about), say(bench))};
            }};
}

std::vector<Check> checkBlob(Bench& bench, Check about) {
    const auto& info = bench.engine().info();
    std::optional<WeightFiles> weights;
    try {
        weights = WeightFiles::open(info.folder);
    } catch (const Error&) {
        // There is nothing at all in the folder by now, or nothing whole.
    }
    if (!weights || weights->identity() != info.identity)
        return {notApplicable(std::move(about),
                              "the folder no longer holds the files that were opened")};
    const auto named = hashByName(*weights);
    if (named.empty())
        return {notApplicable(std::move(about),
                              "the weights are not in a Hugging Face cache, whose file names "
                              "would tell the hash that the hub states")};
    const bool same = named == bench.engine().sha256();
    return {judged(std::move(about), same ? 0 : 1,
                   same ? "the hash is the one that the hub states"
                        : "the hub states " + named + "; the file was changed or is damaged")};
}

std::vector<Check> checkRevision(Bench& bench, Check about) {
    const auto entry = inspectModel(bench.engine().info().folder);
    if (entry.revision.empty())
        return {notApplicable(std::move(about), "the folder is not in a Hugging Face cache")};
    return {stated(std::move(about), entry.name + " at commit " + entry.revision)};
}

std::string readingText(Bench& bench) {
    const auto& notes = bench.engine().info().reading.notes;
    return notes.empty() ? "as they are in the file" : fmt::format("{}", fmt::join(notes, " "));
}

std::vector<Check> checkUnused(Bench& bench, Check about) {
    const auto& reading = bench.engine().info().reading;
    std::string found = "every tensor that there is";
    if (!reading.unused.empty()) {
        constexpr std::size_t kMostNamed = 20;
        std::vector<std::string> names;
        for (const auto& name : reading.unused)
            if (names.size() < kMostNamed) names.push_back(messageText(name));
        found = fmt::format("not used: {}", fmt::join(names, ", "));
        if (names.size() < reading.unused.size())
            found += fmt::format(" and {} more", reading.unused.size() - names.size());
    }
    if (!reading.leftovers.empty())
        found += fmt::format("{} {} without effect (masks, position ids, copies)",
                             reading.unused.empty() ? " but" : ";",
                             counted(reading.leftovers.size(), "tensor"));
    return {judged(std::move(about), static_cast<double>(reading.unused.size()), found)};
}

std::vector<Check> checkTokens(Bench& bench, Check about) {
    const auto& tokenizer = *bench.engine().tokenizer();
    const auto& ids = bench.prompt();
    if (bench.promptText().empty())
        return {notApplicable(std::move(about), "the tokens tried stand for no text")};
    const auto encoded = tokenizer.encode(bench.promptText());
    std::vector<TokenId> again;
    again.reserve(encoded.size());
    for (const auto& token : encoded)
        again.push_back(token.id);
    const auto text = tokenizer.decode(again);
    const bool same = text == bench.promptText() || text == " " + bench.promptText();
    const auto shown = visibleText(tokenizer.bytes(again.front()));
    return {judged(std::move(about), same ? 0 : 1,
                   same ? fmt::format("{} tokens, the first is \"{}\"", ids.size(), shown)
                        : "the tokens decode to \"" + visibleText(text) + "\"")};
}

std::string typeText(Bench& bench) {
    const auto& info = bench.engine().info();
    return fmt::format("{} on disk, {} numbers; {}computed in float32", info.dataType,
                       info.parameters, info.dataType == "F32" ? "" : "widened without loss and ");
}

std::vector<Step> conventions() {
    const std::string group = "Conventions";
    return {
        fact("conventions.weights", group, "Weights as published",
             "Folded or centred weights, as some tools use them, give other logits and other head "
             "outputs for the same model.",
             [](Bench&) { return "no LayerNorm folded in, nothing centred, nothing rescaled"; }),
        fact("conventions.point", group, "Where a head is replaced",
             "A hook behind the output projection would not meet one head but a mixture of all.",
             [](Bench&) {
                 return fmt::format("z of one head, the input of {}, as a forward pre-hook sees it",
                                    gpt2().block.attentionOut);
             }),
        fact("conventions.bias", group, "What goes with a head",
             "Zeroing a head has two meanings: tools that fold the value bias away keep it.",
             [](Bench&) { return "its value bias goes too; the output projection's bias stays"; }),
        {{"conventions.bos",
          group,
          "No BOS token",
          {},
          {},
          {},
          0.0,
          "texts",
          "A token put before the prompt without notice changes every number."},
         checkTokens},
        fact("conventions.positions", group, "Positions",
             "A shifted position embedding changes every number.", [](Bench& bench) {
                 return fmt::format("the first token has position 0; at most {} tokens",
                                    bench.config().positions);
             })};
}

std::vector<Step> machine() {
    const std::string group = "Machine";
    return {fact("machine.device", group, "Device",
                 "A GPU and a CPU sum in different orders, and some GPUs have computed wrongly.",
                 [](Bench& bench) {
                     const auto device = bench.engine().device();
                     return fmt::format(
                         "{}CPU, {}; libtorch {}",
                         device.isCpu() ? "" : "sweeps on " + name(device) + " without TF32; ",
                         counted(static_cast<std::size_t>(physicalCores()), "core"),
                         runtime().torch);
                 }),
            fact("machine.products", group, "Products",
                 "The library of matrix products decides the order of sums, and the speed.",
                 [](Bench&) { return runtime().products; }),
            fact("machine.blas", group, "BLAS of the plain passes",
                 "What is computed is checked by passes that multiply with another library.",
                 [](Bench&) {
                     const auto now = runtime();
                     return now.blasWarning.empty() ? now.blas : now.blas + ": " + now.blasWarning;
                 }),
            fact("machine.threads", group, "Threads", "More threads cut sums into other parts.",
                 [](Bench&) { return std::to_string(threadsInUse()); })};
}

}  // namespace

std::vector<Step> factSteps() {
    const std::string group = "Weights";
    std::vector<Step> steps{
        fact("weights.hash", group, "SHA-256 of the weights",
             "Two people who have the same hash have the same model.",
             [](Bench& bench) { return bench.engine().sha256(); }),
        {{"weights.revision",
          group,
          "Revision",
          {},
          {},
          {},
          {},
          {},
          "A model's name can stand for other weights tomorrow; its commit cannot."},
         checkRevision},
        {{"weights.blob",
          group,
          "Hash against the hub's",
          {},
          {},
          {},
          0.0,
          "hashes",
          "A damaged or exchanged file gives numbers of another model."},
         checkBlob},
        fact("weights.type", group, "Data type",
             "Half precision in use would add errors of 1e-3 to logits.", typeText),
        fact("weights.reading", group, "How the weights are read",
             "A file that is not as transformers writes it can be read in more than one way.",
             readingText),
        {{"weights.unused",
          group,
          "What of the files is used",
          {},
          {},
          {},
          0.0,
          "tensors",
          "A head, a bias or an adapter that is left out makes another model's numbers."},
         checkUnused}};
    for (auto& more : {machine(), conventions()})
        steps.insert(steps.end(), more.begin(), more.end());
    return steps;
}

}  // namespace headscope::trust
