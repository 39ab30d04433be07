// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_engine.h"

#include "watched.h"

#include <headscope/error.h>
#include <headscope/statistics.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

namespace headscope::app::test {

namespace {

constexpr std::chrono::minutes kLongestHold{1};

const char* const kWords[] = {"Berlin",   " is",     " the",   " capital", " of",
                              " Germany", " France", " a",     " city",    " Europe",
                              " in",      " state",  " world", " Italy"};

/// GPT-2's byte alphabet: printable bytes stand for themselves, the rest start at U+0100.
std::map<int, std::string> byteAlphabet() {
    std::map<int, std::string> alphabet;
    const auto utf8 = [](int codePoint) {
        return codePoint < 0x80 ? std::string{static_cast<char>(codePoint)}
                                : std::string{static_cast<char>(0xC0 | (codePoint >> 6)),
                                              static_cast<char>(0x80 | (codePoint & 0x3F))};
    };
    int next = 256;
    for (int byte = 0; byte < 256; ++byte) {
        const bool printable = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) ||
                               (byte >= 0xAE && byte <= 0xFF);
        alphabet[byte] = utf8(printable ? byte : next++);
    }
    return alphabet;
}

std::string jsonEscaped(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '"' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

}  // namespace

TokenizerFolder::TokenizerFolder(bool begins) {
    const auto alphabet = byteAlphabet();
    std::vector<std::string> vocabulary;
    for (const auto& [byte, symbol] : alphabet)
        vocabulary.push_back(symbol);
    std::ofstream merges(path() / "merges.txt");
    merges << "#version: 0.2\n";
    for (const std::string word : kWords) {
        std::string left = alphabet.at(static_cast<unsigned char>(word[0]));
        for (std::size_t i = 1; i < word.size(); ++i) {
            const std::string& right = alphabet.at(static_cast<unsigned char>(word[i]));
            const std::string joined = left + right;
            if (std::find(vocabulary.begin(), vocabulary.end(), joined) == vocabulary.end()) {
                merges << left << ' ' << right << '\n';
                vocabulary.push_back(joined);
            }
            left = joined;
        }
    }
    if (begins) vocabulary.emplace_back("<|endoftext|>");
    std::ofstream json(path() / "vocab.json");
    json << '{';
    for (std::size_t id = 0; id < vocabulary.size(); ++id) {
        json << (id ? ", " : "") << '"' << jsonEscaped(vocabulary[id]) << "\": " << id;
    }
    json << '}';
}

std::filesystem::path TokenizerFolder::path() const {
    return m_folder.path().toStdString();
}

/// How strongly an intervention acts beside zero.
static double fakeStrength(const Intervention& intervention, double mean) {
    if (const auto alpha = alphaOf(intervention)) return 1 - *alpha;
    return intervention == Zero{} ? 1.0 : intervention == ScalarMean{} ? mean : 0.5 * (1 + mean);
}

float fakeTargetEffect(HeadId head, const Intervention& intervention, float shift) {
    const double mean = fakeStrength(intervention, 0.6);
    if (head == HeadId{9, 6}) return static_cast<float>(-0.41 * mean) + shift;
    if (head == HeadId{7, 2}) return static_cast<float>(-0.23 * mean) + shift;
    if (head == HeadId{10, 9}) return static_cast<float>(0.19 * mean) + shift;
    return static_cast<float>(0.05 * mean * std::sin(1.7 * head.layer + 2.9 * head.head)) + shift;
}

float fakeFirst(std::size_t tokens) {
    return kCleanTarget * std::pow(0.95F, static_cast<float>(tokens) - 5);
}

float fakeControlEffect(HeadId head, const Intervention& intervention) {
    const double mean = fakeStrength(intervention, 0.7);
    if (head == HeadId{9, 6}) return static_cast<float>(0.15 * mean);
    return static_cast<float>(0.03 * mean * std::cos(0.8 * head.layer + 1.3 * head.head));
}

bool fakeFlips(HeadId head, const Intervention& intervention) {
    return head == HeadId{9, 6} || (head == HeadId{7, 2} && intervention == Zero{});
}

FakeEngine::FakeEngine(std::shared_ptr<FakeScript> script, const std::filesystem::path& folder)
    : m_script(std::move(script)),
      m_thread(std::this_thread::get_id()),
      m_tokenizer(std::make_shared<const Tokenizer>(Tokenizer::load(folder))) {
    const int alive = ++m_script->alive;
    if (alive > m_script->mostAlive) m_script->mostAlive = alive;
    m_info.sha256 = m_script->sha256;
    m_info.name = "fake-model";
    m_info.folder = folder;
    m_info.config.layers = m_script->layers;
    m_info.config.heads = m_script->heads;
    m_info.config.width = m_script->heads * 8;
    m_info.config.positions = m_script->positions;
    m_info.config.vocabulary = m_tokenizer->size();
    m_info.dataType = "F32";
    m_info.reading = m_script->reading;
}

FakeEngine::~FakeEngine() {
    checkThread();
    --m_script->alive;
}

Device FakeEngine::device() const {
    return m_script->card < 0 ? Device() : Device{Device::Kind::Cuda, m_script->card};
}

void FakeEngine::checkThread() {
    if (std::this_thread::get_id() != m_thread) m_script->wrongThread = true;
}

TokenRef FakeEngine::ref(TokenId id) const {
    return {id, m_tokenizer->bytes(id)};
}

CleanRun FakeEngine::clean(const std::vector<TokenId>& prompt, const TokenSet& target,
                           const TokenSet& control) const {
    CleanRun clean;
    const auto watchedSet = [this](const TokenSet& watched, float p, float logit, int rank) {
        WatchedScore score{{}, p, logit, rank};
        for (const TokenId id : watched.ids())
            score.tokens.push_back(ref(id));
        return score;
    };
    for (const TokenId id : prompt)
        clean.prompt.push_back(ref(id));
    clean.logSumExp = 8.1 - std::log(kCleanTarget);
    clean.target = watchedSet(target, kCleanTarget, 8.1F, 1);
    clean.control = watchedSet(control, kCleanControl, 5.9F, 3);
    const auto other = [this](const char* word) { return ref(*m_tokenizer->find(word)); };
    clean.top = {headscope::test::scoreOf(clean.target),
                 {other(" the"), 0.12F, 6.4F, 2},
                 headscope::test::scoreOf(clean.control),
                 {other(" a"), 0.05F, 5.6F, 4},
                 {other(" Italy"), 0.02F, 4.7F, 5}};
    clean.headMean = {m_info.config.layers, m_info.config.heads};
    for (std::size_t i = 0; i < clean.headMean.values().size(); ++i) {
        const HeadId id = clean.headMean.id(i);
        clean.headMean.values()[i] = static_cast<float>(
            0.002 * id.layer + 0.02 * std::sin(3.1 * id.head + id.layer) * (1 + 0.1 * id.layer));
    }
    return clean;
}

AblatedRun FakeEngine::ablated(const CleanRun& clean, float targetEffect, float controlEffect,
                               bool flips) const {
    AblatedRun run;
    run.pTarget = std::clamp(kCleanTarget + targetEffect, 0.0F, 1.0F);
    run.pControl = std::clamp(kCleanControl + controlEffect, 0.0F, 1.0F);
    run.logitTarget = clean.target.logit + 4 * targetEffect;
    run.logitControl = clean.control.logit + 4 * controlEffect;
    run.rankTarget = flips ? 2 : 1;
    run.rankControl = 3;
    run.kl = std::abs(targetEffect);
    run.argmax = flips ? clean.top[1].token : clean.target.tokens.front();
    run.pArgmax = run.pTarget;
    run.logSumExp = clean.logSumExp;
    run.top = clean.top;
    if (flips) std::swap(run.top[0], run.top[1]);
    return run;
}

std::vector<Cell> FakeEngine::row(int layer, const Intervention& intervention,
                                  const CleanRun& clean, const std::vector<HeadId>& given) const {
    std::vector<Cell> cells;
    for (int h = 0; h < m_info.config.heads; ++h) {
        const HeadId head{layer, h};
        const bool flips = fakeFlips(head, intervention);
        if (given.empty()) {
            cells.push_back({ablated(clean, fakeTargetEffect(head, intervention, m_script->shift),
                                     fakeControlEffect(head, intervention), flips),
                             head});
            continue;
        }
        auto heads = given;
        if (std::find(heads.begin(), heads.end(), head) == heads.end()) heads.push_back(head);
        cells.push_back({joint(clean, heads, intervention), head});
    }
    return cells;
}

AblatedRun FakeEngine::joint(const CleanRun& clean, const std::vector<HeadId>& heads,
                             const Intervention& intervention) const {
    float target = 0;
    float control = 0;
    bool flips = false;
    for (const HeadId head : heads) {
        target += fakeTargetEffect(head, intervention, m_script->shift);
        control += fakeControlEffect(head, intervention);
        flips = flips || fakeFlips(head, intervention);
    }
    const float shrink = heads.size() > 1 ? kFakeInteraction : 1;
    return ablated(clean, shrink * target, shrink * control, flips);
}

Run FakeEngine::sweep(const SweepRequest& request, const SweepSink& sink, std::stop_token stop) {
    checkThread();
    ++m_script->sweeps;
    m_script->rowsDone = 0;
    const auto sleep = [](int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); };
    sleep(m_script->cleanMs);
    Run result;
    result.clean = clean(request.prompt, request.target, request.control);
    result.drift = drift(result.clean.headMean);
    if (!m_script->note.empty()) result.notes.push_back(m_script->note);
    if (sink.clean) sink.clean(result.clean);
    std::map<Intervention, DonorRun> donors;
    for (const Intervention& intervention : request.interventions) {
        const auto* prompt = donorPromptOf(intervention);
        if (!prompt) continue;
        DonorRun& donor = donors[intervention];
        for (const TokenId id : *prompt) {
            donor.prompt.push_back(ref(id));
            donor.text += donor.prompt.back().text;
        }
        donor.pTarget = kCleanControl;
        donor.pControl = kCleanTarget;
        donor.logitTarget = result.clean.control.logit;
        donor.logitControl = result.clean.target.logit;
        if (sink.donor) sink.donor(intervention, donor);
    }
    for (const Intervention& intervention : request.interventions) {
        result.parts.push_back({intervention, request.positions, 0.25, {}, {}, {}});
        if (donors.contains(intervention)) result.parts.back().donor = donors[intervention];
        if (!request.given.empty())
            result.parts.back().given = joint(result.clean, request.given, intervention);
    }
    for (int layer = m_info.config.layers - 1; layer >= 0; --layer) {
        for (int step = 0; step < kFakeSteps; ++step) {
            std::vector<HeadId> heads;
            for (int head = 0; head < m_info.config.heads; ++head)
                heads.push_back({layer, head});
            if (sink.progress) sink.progress(heads, static_cast<double>(step) / kFakeSteps);
            sleep(m_script->rowMs / kFakeSteps);
            while (step == m_script->heldStep && !stop.stop_requested())
                sleep(1);
        }
        const auto end = std::chrono::steady_clock::now() + kLongestHold;
        while (m_script->rowsDone >= m_script->rowsAllowed && !stop.stop_requested() &&
               std::chrono::steady_clock::now() < end)
            sleep(1);
        if (stop.stop_requested()) m_script->stopSeen = true;
        if (stop.stop_requested() && !m_script->deaf) {
            result.stopped = true;
            return result;
        }
        if (m_script->throwForeign) throw 42;
        if (m_script->throwAtRow == m_info.config.layers - 1 - layer) {
            throw inputError("the weights of layer 3 are not finite", "Use another checkpoint.");
        }
        for (RunPart& part : result.parts) {
            const auto cells = row(layer, part.intervention, result.clean, request.given);
            if (sink.cells) sink.cells(part.intervention, cells);
            part.cells.insert(part.cells.begin(), cells.begin(), cells.end());
        }
        ++m_script->rowsDone;
        if (sink.between) sink.between();
    }
    const RunPart* zero = result.part(Zero{});
    const RunPart* mean = result.part(ScalarMean{});
    if (zero && mean) result.zeroVsMean = compareTargets(*zero, *mean);
    return result;
}

float fakeLayer(LayerPart part, int layer, int position) {
    const float whole = part == LayerPart::Residual    ? 1
                        : part == LayerPart::Attention ? 0.5F
                                                       : 0.25F;
    if (position < 0) return whole;
    return whole / static_cast<float>(1 + layer + position);
}

LayerPatches FakeEngine::layers(const LayersRequest& request, const LayersSink& sink,
                                std::stop_token stop) {
    checkThread();
    LayerPatches result;
    result.clean = clean(request.prompt, request.target, request.control);
    for (const TokenId id : request.donor)
        result.donor.prompt.push_back(ref(id));
    result.donor.logitTarget = result.clean.control.logit;
    result.donor.logitControl = result.clean.target.logit;
    const auto patched = [&](LayerPart part, int layer, int position) {
        AblatedRun run = ablated(result.clean, 0, 0, false);
        const float way = m_script->layersShare * fakeLayer(part, layer, position) *
                          (result.donor.logitTarget - result.clean.target.logit);
        run.logitTarget += way;
        run.logitControl -= way;
        return run;
    };
    const int tokens = static_cast<int>(request.prompt.size());
    for (const LayerPart part : kLayerParts) {
        if (sink.progress) sink.progress(static_cast<double>(result.parts.size()) / 3);
        if (stop.stop_requested()) {
            result.parts.clear();
            result.stopped = true;
            return result;
        }
        LayerPatch& patch = result.parts.emplace_back();
        patch.part = part;
        for (int layer = 0; layer < m_info.config.layers; ++layer) {
            patch.everywhere.push_back(patched(part, layer, -1));
            for (int position = 0; position < tokens; ++position)
                patch.at.push_back(patched(part, layer, position));
        }
        if (sink.between) sink.between();
    }
    return result;
}

Prediction FakeEngine::predict(const SetRequest& request) {
    checkThread();
    ++m_script->predictions;
    std::this_thread::sleep_for(std::chrono::milliseconds(m_script->questionMs));
    const auto run =
        clean(request.prompt, *m_tokenizer->find(" Germany"), *m_tokenizer->find(" France"));
    return {run.prompt, run.top, run.top};
}

AblatedRun FakeEngine::unablated(const SetRequest& request) const {
    auto run =
        joint(clean(request.prompt, *m_tokenizer->find(" Germany"), *m_tokenizer->find(" France")),
              {}, request.intervention);
    if (m_script->partFirst) run.top.front().token = tokenRef(*m_tokenizer->find("\xF0"), "\xF0");
    if (request.prompt.back() == m_tokenizer->find(" state"))
        std::swap(run.top.front().token, run.top.back().token);
    run.top.front().p = fakeFirst(request.prompt.size());
    run.top.back().p = m_script->last;
    run.pArgmax = run.top.front().p;
    const auto score = [this, &run](TokenId id) {
        for (const TokenScore& entry : run.top) {
            if (entry.token.id == id) return entry;
        }
        return TokenScore{{}, m_script->rare, -12, kFakeRareRank};
    };
    const auto target = score(request.target.ids().front());
    const auto control = score(request.control.ids().front());
    run.pTarget = target.p;
    run.logitTarget = target.logit;
    run.rankTarget = target.rank;
    run.pControl = control.p;
    run.logitControl = control.logit;
    run.rankControl = control.rank;
    return run;
}

AblatedRun FakeEngine::ablate(const SetRequest& request) {
    checkThread();
    std::this_thread::sleep_for(std::chrono::milliseconds(m_script->questionMs));
    if (request.heads.empty()) {
        ++m_script->predictions;
        return unablated(request);
    }
    auto heads = request.heads;
    std::sort(heads.begin(), heads.end());
    heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
    return joint(clean(request.prompt, request.target, request.control), heads,
                 request.intervention);
}

std::string fakeWritten(TextSide side, std::size_t place) {
    const bool other = side == TextSide::Ablated && place >= kFakeSame;
    return kWords[1 + (place + (other ? 5 : 0)) % (std::size(kWords) - 1)];
}

float fakeWrittenP(TextSide side, std::size_t place) {
    return (side == TextSide::Clean ? 0.5F : 0.25F) / static_cast<float>(place + 1);
}

Continuation FakeEngine::write(const ContinuationRequest& request, const ContinuationSink& sink,
                               std::stop_token stop) {
    checkThread();
    ++m_script->writings;
    Continuation result;
    for (const TokenId id : request.prompt)
        result.prompt.push_back(ref(id));
    if (!request.heads.empty()) result.ablated.emplace();
    const auto write = [&](TextSide side, WrittenText& text, std::size_t place) {
        text.tokens.push_back({ref(*m_tokenizer->find(fakeWritten(side, place))),
                               fakeWrittenP(side, place), 1, static_cast<int>(place) + 1});
        text.text += text.tokens.back().token.text;
        if (sink.token) sink.token(side, text.tokens.back());
    };
    for (std::size_t place = 0; place < static_cast<std::size_t>(request.tokens); ++place) {
        const auto end = std::chrono::steady_clock::now() + kLongestHold;
        while (static_cast<int>(place) >= m_script->placesAllowed && !stop.stop_requested() &&
               std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (stop.stop_requested()) {
            result.clean.end = TextEnd::Stopped;
            if (result.ablated) result.ablated->end = TextEnd::Stopped;
            break;
        }
        write(TextSide::Clean, result.clean, place);
        if (result.ablated) write(TextSide::Ablated, *result.ablated, place);
        if (sink.between) sink.between();
    }
    return result;
}

AttentionPattern FakeEngine::attention(const std::vector<TokenId>& prompt, HeadId head) {
    checkThread();
    const int tokens = static_cast<int>(prompt.size());
    AttentionPattern pattern{head, tokens, {}};
    for (int query = 0; query < tokens; ++query) {
        float sum = 0;
        for (int key = 0; key <= query; ++key)
            sum += static_cast<float>(1 + (key + head.head) % 3);
        for (int key = 0; key < tokens; ++key)
            pattern.weights.push_back(
                key > query ? 0 : static_cast<float>(1 + (key + head.head) % 3) / sum);
    }
    return pattern;
}

EngineSource fakeEngines(std::shared_ptr<FakeScript> script) {
    return {[script](const std::filesystem::path& folder, EngineLimits limits,
                     const std::stop_token& /*stop*/) {
                script->threads = limits.threads;
                script->memory = limits.memory;
                const std::unique_lock turn(script->loading, kLongestHold);
                std::this_thread::sleep_for(std::chrono::milliseconds(script->loadMs));
                if (!std::filesystem::exists(folder)) {
                    throw inputError("there is no folder " + folder.string(), "Check the path.");
                }
                if (script->loadsUntilFailure >= 0 && script->loadsUntilFailure-- == 0) {
                    throw failure("there is not enough memory for the weights", "Close programs.");
                }
                return std::unique_ptr<Engine>(std::make_unique<FakeEngine>(script, folder));
            },
            [] { return Runtime{"0", "no products", "no BLAS", "", 1, 1, 0, 0}; },
            {}};
}

EngineSource checkedEngines(std::shared_ptr<FakeScript> script) {
    EngineSource source = fakeEngines(script);
    source.check = [script](const std::filesystem::path& folder) {
        ++script->checks;
        if (!std::filesystem::exists(folder)) {
            throw inputError("there is no folder " + folder.string(), "Check the path.");
        }
    };
    return source;
}

}  // namespace headscope::app::test
