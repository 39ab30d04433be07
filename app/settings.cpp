// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include <QStandardPaths>

namespace headscope::app {

namespace {

QString storePath() {
    const QString chosen = qEnvironmentVariable("HEADSCOPE_CONFIG");
    if (!chosen.isEmpty()) return chosen;
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QLatin1String("/headscope/headscope.ini");
}

}  // namespace

Settings::Settings() : m_store(storePath(), QSettings::IniFormat) {}

std::optional<RunInputs> Settings::inputs() const {
    if (!m_store.contains(QLatin1String("inputs/prompt"))) return std::nullopt;
    RunInputs inputs;
    inputs.prompt = m_store.value(QLatin1String("inputs/prompt")).toString();
    inputs.target = m_store.value(QLatin1String("inputs/target")).toString();
    inputs.control = m_store.value(QLatin1String("inputs/control")).toString();
    if (m_store.value(QLatin1String("inputs/positions")).toString() == QLatin1String("last")) {
        inputs.positions = Positions::last();
    }
    return inputs;
}

void Settings::setInputs(const RunInputs& inputs) {
    m_store.setValue(QLatin1String("inputs/prompt"), inputs.prompt);
    m_store.setValue(QLatin1String("inputs/target"), inputs.target);
    m_store.setValue(QLatin1String("inputs/control"), inputs.control);
    const bool last = inputs.positions.kind == Positions::Kind::Last;
    m_store.setValue(QLatin1String("inputs/positions"),
                     last ? QStringLiteral("last") : QStringLiteral("all"));
}

Replacement Settings::replacement() const {
    const bool mean =
        m_store.value(QLatin1String("view/replacement")).toString() == QLatin1String("mean");
    return mean ? Replacement::Mean : Replacement::Zero;
}

void Settings::setReplacement(Replacement replacement) {
    m_store.setValue(QLatin1String("view/replacement"), replacement == Replacement::Mean
                                                            ? QStringLiteral("mean")
                                                            : QStringLiteral("zero"));
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
    for (const Quantity& map : view.maps)
        names.push_back(QString::fromStdString(name(map)));
    m_store.setValue(QLatin1String("view/maps"), names);
    m_store.setValue(QLatin1String("view/sameScale"), view.sameScale);
}

ThemeChoice Settings::theme() const {
    return themeFromName(m_store.value(QLatin1String("view/theme")).toString());
}

void Settings::setTheme(ThemeChoice choice) {
    m_store.setValue(QLatin1String("view/theme"), name(choice));
}

QByteArray Settings::layout() const {
    return m_store.value(QLatin1String("window/layout")).toByteArray();
}

void Settings::setLayout(const QByteArray& layout) {
    m_store.setValue(QLatin1String("window/layout"), layout);
}

QByteArray Settings::geometry() const {
    return m_store.value(QLatin1String("window/geometry")).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry) {
    m_store.setValue(QLatin1String("window/geometry"), geometry);
}

}  // namespace headscope::app
