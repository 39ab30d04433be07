// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_card.h"
#include "network.h"
#include "questions.h"
#include "text_source.h"
#include "training.h"
#include "vocabulary.h"

#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/resources.h>
#include <headscope/tokenizer.h>

#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <malloc.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace headscope;
using namespace headscope::trainer;

constexpr std::uint64_t kSeedsBetweenParts = 1000;

struct TrainArguments {
    std::filesystem::path out;
    std::filesystem::path from;
    ModelConfig config;
    std::uint64_t seed = 1;
    double residual = 0.4;
    std::vector<TrainingOptions> parts;  ///< one after the other, each with a fresh optimiser
    std::size_t startPart = 1;           ///< counts from 1; later ones go on from `from`
    int reportEvery = 100;
};

struct EvaluateArguments {
    std::filesystem::path model;
    std::filesystem::path prompts;
    std::size_t perForm = 200;
};

// "capitals 99.2 / 98.7 %": seen and held out.
std::string accuracies(const std::vector<Question>& all, const std::vector<bool>& right) {
    struct Count {
        int right = 0;
        int total = 0;
        [[nodiscard]] double percent() const { return total ? 100.0 * right / total : 0; }
    };
    std::map<std::pair<Task, bool>, Count> counts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& c = counts[{all[i].task, all[i].heldOut}];
        c.right += right[i];
        ++c.total;
    }
    return fmt::format(
        "capitals {:.1f} / {:.1f} %  indirect object {:.1f} / {:.1f} %  repeated {:.1f} %",
        counts[{Task::Capital, false}].percent(), counts[{Task::Capital, true}].percent(),
        counts[{Task::Giving, false}].percent(), counts[{Task::Giving, true}].percent(),
        counts[{Task::Repetition, true}].percent());
}

// The vocabulary in place and the weights to begin with.
Gpt2Weights startingWeights(const TrainArguments& a) {
    std::filesystem::create_directories(a.out);
    if (!a.from.empty()) {
        for (const auto* file : {"vocab.json", "merges.txt"}) {
            std::filesystem::copy_file(a.from / file, a.out / file,
                                       std::filesystem::copy_options::overwrite_existing);
        }
        return storedWeights(a.from);
    }
    writeVocabulary(a.seed, a.out);
    auto config = a.config;
    config.vocabulary = Tokenizer::load(a.out).size();
    config.inner = 4 * config.width;
    return freshWeights(config, a.seed, a.residual);
}

void runTraining(const TrainArguments& a) {
    auto weights = startingWeights(a);
    const auto tokenizer = Tokenizer::load(a.out);
    const auto endOfText = tokenizer.find(kEndOfText).value();
    const auto asked = questions(20);
    fmt::print("{} tokens in the vocabulary, {} questions; accuracies: seen / held out\n",
               tokenizer.size(), asked.size());
    const auto report = [&](const Progress& p) {
        writeModel(weights, endOfText, a.out);
        fmt::print("step {:5}  loss {:.3f}  rate {:.5f}  {:5.0f} s  {}\n", p.step, p.loss,
                   p.learningRate, p.seconds,
                   accuracies(asked, answeredRight(weights, tokenizer, asked)));
        std::fflush(stdout);
    };
    for (std::size_t part = a.startPart - 1; part < a.parts.size(); ++part) {
        auto options = a.parts[part];
        options.seed = a.seed + kSeedsBetweenParts * part;
        fmt::print("part {}\n", part + 1);
        std::fflush(stdout);
        train(weights, tokenizer, options, a.reportEvery, report);
        roundToStored(weights);  // so that going on from the written files is the same
    }
}

void runEvaluation(const EvaluateArguments& a) {
    const auto engine = loadEngine(a.model.empty() ? bundledModel() : a.model, {.threads = 1});
    const auto file = a.prompts.empty() ? resourceFolder() / "prompts.json" : a.prompts;
    const auto prompts = readPrompts(file);
    const auto asked = questions(a.perForm);
    fmt::print("Top-1 accuracy:\n\n{}\n", accuracyTables(asked, answeredRight(*engine, asked)));
    fmt::print("Example prompts:\n\n{}", mapTables(*engine, prompts));
}

// First short texts of few words, on which the circuits form; then all of it; then more and longer
// repeated sequences, whose circuit forms last; at last the MLPs are held back, so that the work
// falls to the heads, whose loss the maps then show.
TrainArguments defaultArguments() {
    TrainArguments a;
    a.config.layers = 12;
    a.config.heads = 12;
    a.config.width = 96;
    a.config.positions = 64;
    const auto allForms = taughtCapitalForms().size();
    TrainingOptions first;
    first.mix = {.capitals = 3, .givings = 4, .shortPercent = 100, .share = 0.15};
    first.steps = 4000;
    first.stopAfter = 800;
    first.rowLengths = {16};
    TrainingOptions second;
    second.mix = {.capitals = 4, .givings = 3, .shortPercent = 50, .capitalForms = allForms};
    second.steps = second.stopAfter = 2000;
    second.warmup = 50;
    second.rowLengths = {32, 16, 64, 32, 16};
    TrainingOptions third;
    third.mix = {.capitals = 5, .givings = 2, .shortPercent = 20, .capitalForms = allForms};
    third.steps = third.stopAfter = 1200;
    third.warmup = 50;
    third.tokensPerStep = 2048;
    third.rowLengths = {64, 32, 64, 16};
    third.learningRate = 1.5e-3;
    third.weightDecay = 0.3;
    TrainingOptions fourth = third;
    fourth.mix.capitals = 6;
    fourth.steps = fourth.stopAfter = 1200;
    fourth.rowLengths = {16, 32, 16, 64};
    fourth.mlpDecay = 3;
    a.parts = {first, second, third, fourth};
    return a;
}

CLI::App* addTrain(CLI::App& app, TrainArguments& a) {
    auto* train =
        app.add_subcommand("train", "Learn a vocabulary and train a model, in four parts");
    train->add_option("--out", a.out, "Folder for the model")->required();
    train->add_option("--from", a.from, "Begin with this folder's model, at --start-part");
    train->add_option("--start-part", a.startPart, "Leave out the parts before, done in --from")
        ->check(CLI::Range(std::size_t{1}, a.parts.size()));
    train->add_option("--seed", a.seed, "Decides texts and first weights")->capture_default_str();
    train->add_option("--residual", a.residual, "Scale of what writes to the residual stream")
        ->capture_default_str();
    train->add_option("--layers", a.config.layers)->capture_default_str();
    train->add_option("--heads", a.config.heads)->capture_default_str();
    train->add_option("--width", a.config.width)->capture_default_str();
    train->add_option("--positions", a.config.positions)->capture_default_str();
    train->add_option("--report-every", a.reportEvery, "Steps between reports and saved models")
        ->capture_default_str();
    return train;
}

CLI::App* addEvaluate(CLI::App& app, EvaluateArguments& a) {
    auto* evaluate = app.add_subcommand("evaluate", "Print the model card's tables, in Markdown");
    evaluate->add_option("--model", a.model, "Model folder; the bundled model by default");
    evaluate->add_option("--prompts", a.prompts, "Example prompts; the bundled ones by default");
    evaluate->add_option("--per-form", a.perForm, "Random questions for each form")
        ->capture_default_str();
    return evaluate;
}

// Every step frees and takes the same large blocks; giving them back to the system between costs a
// sixth of the time in page faults.
void keepFreedMemory() {
#ifdef __GLIBC__
    constexpr int kGigabyte = 1 << 30;
    mallopt(M_MMAP_THRESHOLD, kGigabyte);
    mallopt(M_TRIM_THRESHOLD, kGigabyte);
#endif
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Trains the model that ships with Headscope, and measures it", "headscope-train");
    app.require_subcommand(1);
    auto trainArguments = defaultArguments();
    EvaluateArguments evaluateArguments;
    const auto* train = addTrain(app, trainArguments);
    const auto* evaluate = addEvaluate(app, evaluateArguments);
    CLI11_PARSE(app, argc, argv);
    try {
        keepFreedMemory();
        if (*train) runTraining(trainArguments);
        if (*evaluate) runEvaluation(evaluateArguments);
    } catch (const Error& e) {
        fmt::print(stderr, "headscope-train: {}. {}\n", e.what(), e.hint());
        return e.kind() == Error::Kind::Input ? 2 : 1;
    } catch (const std::exception& e) {
        fmt::print(stderr, "headscope-train: {}\n", e.what());
        return 1;
    }
    return 0;
}
