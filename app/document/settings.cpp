// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/settings.h"

#include "ui/exact_text.h"
#include "ui/text_size.h"
#include "ui/texts.h"

#include <headscope/error.h>
#include <headscope/report.h>

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace headscope::app {

namespace {

QString storePath(Settings::Use use) {
    QString chosen = qEnvironmentVariable("HEADSCOPE_CONFIG");
    if (!chosen.isEmpty()) return chosen;
    if (use == Settings::Use::Nothing) return QStringLiteral(":/no/settings.ini");  // no such file
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QLatin1String("/headscope/headscope.ini");
}

/// A value that begins with U+FEFF comes out of the file without it: such a text is kept as bytes.
QVariant kept(const QString& text) {
    return text.contains(QChar(0xFEFF)) ? QVariant(text.toUtf8()) : QVariant(text);
}

QString settingText(const QVariant& value) {
    if (value.typeId() != QMetaType::QByteArray) return value.toString();
    const QByteArray utf8 = value.toByteArray();
    return fromUtf8Exactly({utf8.constData(), static_cast<std::size_t>(utf8.size())});
}

}  // namespace

std::optional<UserError> placesProblem() {
    const QFileInfo settings(qEnvironmentVariable("HEADSCOPE_CONFIG"));
    if (!settings.filePath().isEmpty() && settings.exists() && !settings.isFile()) {
        return UserError{Settings::tr("HEADSCOPE_CONFIG names %1, which is not a regular file")
                             .arg(settings.filePath()),
                         Settings::tr("Name a file, which need not exist, or unset it.")};
    }
    const QFileInfo state(qEnvironmentVariable("HEADSCOPE_STATE"));
    if (!state.filePath().isEmpty() && state.exists() && !state.isDir()) {
        return UserError{
            Settings::tr("HEADSCOPE_STATE names %1, which is not a folder").arg(state.filePath()),
            Settings::tr("Name a folder, which need not exist, or unset it.")};
    }
    return std::nullopt;
}

Settings::Settings(Use use) : m_store(storePath(use), QSettings::IniFormat), m_use(use) {}

void Settings::put(const QString& key, const QVariant& value) {
    if (m_use == Use::Remember) m_store.setValue(key, value);
}

std::optional<RunInputs> Settings::inputs() const {
    if (!m_store.contains(QLatin1String("inputs/prompt"))) return std::nullopt;
    RunInputs inputs;
    inputs.prompt = settingText(m_store.value(QLatin1String("inputs/prompt")));
    inputs.target = settingText(m_store.value(QLatin1String("inputs/target")));
    inputs.control = settingText(m_store.value(QLatin1String("inputs/control")));
    inputs.donor = settingText(m_store.value(QLatin1String("inputs/donor")));
    inputs.bos = m_store.value(QLatin1String("inputs/bos")).toBool();
    try {
        // "0,3" in the file may have been read as a list.
        inputs.positions = positionsFromName(m_store.value(QLatin1String("inputs/positions"))
                                                 .toStringList()
                                                 .join(u',')
                                                 .toStdString());
    } catch (const Error&) {
        inputs.positions = Positions::all();
    }
    try {
        const QStringList names =
            m_store.value(QLatin1String("inputs/interventions")).toStringList();
        if (!names.isEmpty())
            inputs.interventions = interventionsFromNames(names.join(u',').toStdString());
    } catch (const Error&) {
        inputs.interventions = zeroAndMean();  // of another version
    }
    return inputs;
}

void Settings::setInputs(const RunInputs& inputs) {
    put(QLatin1String("inputs/prompt"), kept(inputs.prompt));
    put(QLatin1String("inputs/target"), kept(inputs.target));
    put(QLatin1String("inputs/control"), kept(inputs.control));
    put(QLatin1String("inputs/donor"), kept(inputs.donor));
    put(QLatin1String("inputs/bos"), inputs.bos);
    // A choice of no tokens is not worth remembering.
    const bool none =
        inputs.positions.kind == Positions::Kind::Chosen && inputs.positions.chosen.empty();
    put(QLatin1String("inputs/positions"),
        QString::fromStdString(headscope::name(none ? Positions::all() : inputs.positions)));
    QStringList names;
    for (const auto& intervention : inputs.interventions)
        names << QString::fromStdString(headscope::briefName(intervention));
    put(QLatin1String("inputs/interventions"), names);
}

QString Settings::siblingFile(const QString& name) const {
    const QFileInfo store(m_store.fileName());
    return store.absolutePath() + QLatin1Char('/') + store.completeBaseName() + QLatin1Char('.') +
           name;
}

bool Settings::followsPrediction() const {
    return m_store.value(QLatin1String("inputs/followsPrediction")).toBool();
}

void Settings::setFollowsPrediction(bool follows) {
    put(QLatin1String("inputs/followsPrediction"), follows);
}

Intervention Settings::intervention() const {
    try {
        return interventionFromName(
            m_store.value(QLatin1String("view/replacement")).toString().toStdString());
    } catch (const Error&) {
        return Zero{};
    }
}

void Settings::setIntervention(const Intervention& intervention) {
    put(QLatin1String("view/replacement"),
        QString::fromStdString(headscope::briefName(intervention)));
}

MapsView Settings::maps() const {
    MapsView view;
    view.sameScale = m_store.value(QLatin1String("view/sameScale"), true).toBool();
    std::vector<Quantity> maps;
    for (const QString& name : m_store.value(QLatin1String("view/maps")).toStringList()) {
        if (const auto quantity = quantityFromName(name.toStdString())) maps.push_back(*quantity);
    }
    if (!maps.empty()) view.maps = maps;
    return view;
}

void Settings::setMaps(const MapsView& view) {
    QStringList names;
    // What is shown given a set belongs to one run.
    for (const Quantity& map : view.maps)
        if (map.lens.given == GivenSet::No) names.push_back(QString::fromStdString(name(map)));
    put(QLatin1String("view/maps"), names);
    put(QLatin1String("view/sameScale"), view.sameScale);
}

std::optional<Quantity> Settings::compared() const {
    return quantityFromName(m_store.value(QLatin1String("view/compared")).toString().toStdString());
}

void Settings::setCompared(const Quantity& quantity) {
    put(QLatin1String("view/compared"), QString::fromStdString(name(quantity)));
}

ColorMap Settings::colorMap() const {
    return colorMapFromName(m_store.value(QLatin1String("view/colorMap")).toString())
        .value_or(ColorMap::BlueOrange);
}

void Settings::setColorMap(ColorMap map) {
    put(QLatin1String("view/colorMap"), name(map));
}

int Settings::fontPercent() const {
    bool isNumber = false;
    const int percent = m_store.value(QLatin1String("view/fontPercent")).toInt(&isNumber);
    return isNumber ? sensibleFontPercent(percent) : kFontPercents.usual;
}

void Settings::setFontPercent(int percent) {
    put(QLatin1String("view/fontPercent"), percent);
}

ThemeChoice Settings::theme() const {
    return themeFromName(m_store.value(QLatin1String("view/theme")).toString());
}

void Settings::setTheme(ThemeChoice choice) {
    put(QLatin1String("view/theme"), name(choice));
}

QString Settings::language() const {
    return sensibleLanguage(m_store.value(QLatin1String("view/language")).toString());
}

void Settings::setLanguage(const QString& choice) {
    put(QLatin1String("view/language"), choice);
}

QByteArray Settings::layout() const {
    return m_store.value(QLatin1String("window/layout")).toByteArray();
}

void Settings::setLayout(const QByteArray& layout) {
    put(QLatin1String("window/layout"), layout);
}

bool Settings::panelsSized() const {
    return m_store.value(QLatin1String("window/panelsSized")).toBool();
}

void Settings::setPanelsSized(bool sized) {
    put(QLatin1String("window/panelsSized"), sized);
}

QByteArray Settings::geometry() const {
    return m_store.value(QLatin1String("window/geometry")).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry) {
    put(QLatin1String("window/geometry"), geometry);
}

QVariantMap Settings::choices(const QString& dialog) {
    QVariantMap result;
    m_store.beginGroup(dialog);
    const QStringList keys = m_store.childKeys();
    for (const QString& key : keys)
        result.insert(key, m_store.value(key));
    m_store.endGroup();
    return result;
}

void Settings::setChoices(const QString& dialog, const QVariantMap& choices) {
    for (auto it = choices.cbegin(); it != choices.cend(); ++it)
        put(dialog + QLatin1Char('/') + it.key(), it.value());
}

QStringList Settings::recentModels() const {
    return m_store.value(QLatin1String("models/recent")).toStringList();
}

void Settings::setRecentModels(const QStringList& folders) {
    put(QLatin1String("models/recent"), folders);
}

EngineLimits Settings::limits() const {
    EngineLimits limits;
    limits.threads = std::max(0, m_store.value(QLatin1String("engine/threads")).toInt());
    try {
        const QString memory = m_store.value(QLatin1String("engine/memory")).toString();
        if (!memory.isEmpty()) limits.memory = parseMemory(memory.toStdString());
    } catch (const Error&) {
        limits.memory = 0;
    }
    return limits;
}

void Settings::setLimits(EngineLimits limits) {
    put(QLatin1String("engine/threads"), limits.threads);
    put(QLatin1String("engine/memory"),
        limits.memory > 0 ? QString::fromStdString(memoryText(limits.memory)) : QString());
}

QString Settings::unfinishedDownload() const {
    return m_store.value(QLatin1String("models/unfinishedDownload")).toString();
}

void Settings::setUnfinishedDownload(const QString& model) {
    put(QLatin1String("models/unfinishedDownload"), model);
}

QString Settings::device() const {
    return m_store.value(QLatin1String("engine/device")).toString();
}

void Settings::setDevice(const QString& device) {
    put(QLatin1String("engine/device"), device);
}

QStringList Settings::recentSessions() const {
    return m_store.value(QLatin1String("session/recent")).toStringList();
}

void Settings::setRecentSessions(const QStringList& files) {
    put(QLatin1String("session/recent"), files);
}

}  // namespace headscope::app
