// SPDX-License-Identifier: GPL-3.0-or-later
#include "help.h"

#include <algorithm>

namespace headscope::cli {
namespace {

const std::string kRun = "--prompt TEXT --target TEXT --control TEXT";
const std::string kBerlin =
    R"(--prompt "Berlin is the capital of" --target " Germany" --control " France")";
const std::string kRome = R"( --donor "Rome is the capital of")";

std::vector<CommandUsage> usagesOfRuns() {
    return {
        {"sweep",
         {kRun + " [OPTION]..."},
         {"sweep " + kBerlin, "sweep " + kBerlin + " --json run.json --csv map.csv",
          "sweep " + kBerlin + " --replace zero,vector-mean --positions last",
          "sweep " + kBerlin + kRome + " --positions each"}},
        {"predict",
         {"--prompt TEXT [OPTION]..."},
         {R"(predict --prompt "Berlin is the capital of" --top 5)",
          R"(predict --prompt "Berlin is the capital of" --ablate 9.6,10.0 --replace mean)",
          R"(echo "Berlin is the capital of" | headscope-cli predict --prompt-file -)"}},
        {"write",
         {"--prompt TEXT [OPTION]..."},
         {R"(write --prompt "Berlin is the capital of" --tokens 5)",
          R"(write --prompt "Berlin is the capital of" --tokens 5 --heads 9.6,10.0)",
          R"(write --prompt "Berlin is the capital of" --tokens 5 --sample --seed 1)"}},
        {"map",
         {kRun + " [OPTION]...", "--from FILE [OPTION]..."},
         {"map " + kBerlin + " --metric kl", "map --from run.json --replace zero~mean"}},
        {"set", {"--heads HEADS " + kRun + " [OPTION]..."}, {"set --heads 9.6,10.0 " + kBerlin}},
        {"grow", {"--steps N " + kRun + " [OPTION]..."}, {"grow --steps 3 " + kBerlin}},
        {"pairs",
         {kRun + " [OPTION]..."},
         {"pairs --strongest 3 " + kBerlin, "pairs --strongest 3 --given 9.6,10.0 " + kBerlin +
                                                " --json pairs.json --npy pairs.npy"}},
        {"attribution",
         {kRun + " [OPTION]..."},
         {"attribution " + kBerlin, "attribution --heads 9.6 " + kBerlin}},
        {"similarity",
         {"--prompt TEXT [OPTION]..."},
         {R"(similarity --prompt "Berlin is the capital of")",
          R"(similarity --prompt "Berlin is the capital of" --heads 3.5 --pair 0,3)",
          R"(similarity --prompt "Berlin is the capital of" --every-head --pair 0,3)"}},
        {"layers",
         {kRun + " --donor TEXT [OPTION]..."},
         {"layers " + kBerlin + kRome, "layers " + kBerlin + kRome + " --bos --json layers.json"}},
        {"claims", {"[OPTION]..."}, {"claims", "claims --model gpt2"}},
        {"export-python", {kRun + " [OPTION]..."}, {"export-python " + kBerlin + " --out run.py"}},
    };
}

std::vector<CommandUsage> otherUsages() {
    return {
        {"", {"COMMAND [OPTION]...", "--version [--json]"}, {"sweep " + kBerlin, "sweep --help"}},
        {"compare",
         {"FILE FILE [OPTION]..."},
         {"compare run.json other.json", "compare run.json other.json --metric logit"}},
        {"tokenize",
         {"--text TEXT [OPTION]...", "--file FILE [OPTION]..."},
         {R"(tokenize --text "Berlin is the capital of")",
          R"(printf "Berlin is" | headscope-cli tokenize --file - --format csv)"}},
        {"info", {"[OPTION]..."}, {"info", "info --model gpt2"}},
        {"models", {"list [OPTION]...", "download NAME [OPTION]..."}, {"models list"}},
        {"models list", {"[FOLDER]... [OPTION]..."}, {"models list", "models list --format csv"}},
        {"models download",
         {"NAME [OPTION]..."},
         {"models download gpt2 --dry-run", "models download gpt2"}},
        {"session", {"show FILE [OPTION]..."}, {"session show lesson.headscope"}},
        {"session show", {"FILE [OPTION]..."}, {"session show lesson.headscope"}},
        {"lesson",
         {"check FILE... [OPTION]...", "facts FILE [OPTION]...", "pack DIR --out FILE",
          "unpack FILE --out DIR", "handout FILE [OPTION]...", "collect FILE... [OPTION]..."},
         {"lesson check mine/"}},
        {"lesson check",
         {"FILE... [OPTION]..."},
         {"lesson check mine/",
          "lesson check mine.headscope-lesson --model gpt2 --json checks.json"}},
        {"lesson facts",
         {"FILE [OPTION]..."},
         {"lesson facts mine/", "lesson facts mine/ --format csv"}},
        {"lesson pack", {"DIR --out FILE"}, {"lesson pack mine/ --out mine.headscope-lesson"}},
        {"lesson unpack", {"FILE --out DIR"}, {"lesson unpack mine.headscope-lesson --out copy/"}},
        {"lesson handout",
         {"FILE [OPTION]..."},
         {"lesson handout mine/ --out sheet.html", "lesson handout mine/ --answers --out key.md"}},
        {"lesson collect",
         {"FILE... [OPTION]..."},
         {"lesson collect answers/", "lesson collect answers/ --csv class.csv"}},
        {"study",
         {"plan FILE [OPTION]...", "run FILE --out DIR [OPTION]...", "merge DIR [OPTION]...",
          "script FILE [OPTION]...", "generate KIND [OPTION]..."},
         {"study generate ioi --prompts 20 --out ioi.json"}},
        {"study generate",
         {"KIND [OPTION]..."},
         {"study generate ioi --prompts 20 --seed 1 --out study.json",
          "study generate capitals --prompts 20 --out prompts.jsonl",
          "study generate greater-than --for gpt2 --out years.json"}},
        {"study plan", {"FILE [OPTION]..."}, {"study plan study.json"}},
        {"study run",
         {"FILE --out DIR [OPTION]..."},
         {"study run study.json --out results/ --shard 1/2",
          "study run study.json --out results/"}},
        {"study merge",
         {"DIR [OPTION]..."},
         {"study merge results/", "study merge results/ --json summary.json --csv summary.csv"}},
        {"study script",
         {"FILE --slurm [OPTION]...", "FILE --parallel [OPTION]..."},
         {"study script study.json --slurm --shards 32 --out job.sh",
          "study script study.json --parallel --shards 4 --threads 1"}},
        {"verify", {"[OPTION]..."}, {"verify", "verify --json checks.json"}},
        {"completion", {"SHELL"}, {"source <(headscope-cli completion bash)"}},
    };
}

}  // namespace

const CommandUsage& usageOf(const std::string& command) {
    static const auto all = [] {
        auto usages = usagesOfRuns();
        const auto others = otherUsages();
        usages.insert(usages.end(), others.begin(), others.end());
        return usages;
    }();
    static const CommandUsage none;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const auto& usage) { return usage.command == command; });
    return found == all.end() ? none : *found;
}

}  // namespace headscope::cli
